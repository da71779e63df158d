package io.agentclock.processor.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanShutdownMarkerTest {

  @TempDir private Path stateDir;

  @BeforeEach
  void haveStores() throws IOException {
    Files.createDirectory(stateDir.resolve("app"));
  }

  @Test
  void shouldTrustStoresThatWereClosedInOrder() {
    marker("one").put();

    assertThat(marker("one").leftUnclean()).isFalse();
  }

  @Test
  void shouldNotTrustStoresOfAnotherCluster() {
    marker("one").put();

    assertThat(marker("two").leftUnclean()).isTrue();
  }

  @Test
  void shouldNotTrustStoresWithoutAMarker() {
    marker("one").put();
    marker("one").remove();

    assertThat(marker("one").leftUnclean()).isTrue();
  }

  private CleanShutdownMarker marker(String cluster) {
    return new CleanShutdownMarker(stateDir, "app", cluster);
  }
}
