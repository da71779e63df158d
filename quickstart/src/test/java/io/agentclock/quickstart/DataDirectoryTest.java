package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.settings.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path folder;

  @Test
  void shouldRemoveATemporaryFolderWithAllThatIsInIt() throws IOException {
    DataDirectory temporary = DataDirectory.open(Optional.empty());
    Path deep = Files.createDirectories(temporary.broker().resolve("topic-0"));
    Files.writeString(deep.resolve("log"), "x");

    temporary.close();

    assertThat(temporary.broker().getParent()).doesNotExist();
  }

  @Test
  void shouldMakeAChosenFolderAndKeepIt() throws IOException {
    Path chosen = folder.resolve("not/there yet");
    DataDirectory data = DataDirectory.open(Optional.of(chosen));
    Files.createDirectories(data.state());

    data.close();

    assertThat(chosen.resolve("state")).isDirectory();
  }

  @Test
  void shouldLetOneQuickStartAtATimeUseAFolder() {
    DataDirectory first = DataDirectory.open(Optional.of(folder));
    try (first) {
      assertThatThrownBy(() -> DataDirectory.open(Optional.of(folder)))
          .isInstanceOf(BadSettingException.class)
          .hasMessageContaining("--data-dir")
          .hasMessageContaining("another quick start uses");
    }
    DataDirectory.open(Optional.of(folder)).close();
  }

  @Test
  void shouldNameTheOptionWhenTheFolderIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> DataDirectory.open(Optional.of(file)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("--data-dir: ");
  }
}
