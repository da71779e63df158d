package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.settings.BadSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {

  @Test
  void shouldNameTheOptionOfAPortInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      QuickstartOptions options = options("--port=0", "--kafka-port=" + taken.getLocalPort());

      assertThatThrownBy(() -> Ports.check(options))
          .isInstanceOf(BadSettingException.class)
          .hasMessageStartingWith("--kafka-port: ")
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void shouldRefuseOnePortForTwoThings() throws IOException {
    String port;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      port = String.valueOf(once.getLocalPort());
    }

    assertThatThrownBy(() -> Ports.check(options("--port", port, "--kafka-port", port)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("--kafka-port: " + port + " is the port of --port already");
  }

  @Test
  void shouldRefuseWhatIsNoPort() {
    assertThatThrownBy(() -> Ports.check(options("--port=65536")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("--port: ");
  }

  @Test
  void shouldTakeAnyFreePortForZero() {
    assertThatCode(() -> Ports.check(options("--port=0", "--kafka-port=0")))
        .doesNotThrowAnyException();
  }

  private static QuickstartOptions options(String... arguments) {
    return CommandLine.populateCommand(new QuickstartOptions(), arguments);
  }
}
