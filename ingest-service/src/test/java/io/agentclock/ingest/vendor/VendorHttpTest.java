package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VendorHttpTest {

  /**
   * A second request that nobody asked for would have the same token, and pass the rate limit by.
   */
  @Test
  void shouldNotAskAgainByItselfWhenTheConnectionBreaks() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (ServerSocket vendor = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      new Thread(() -> breakEveryConnection(vendor, requests)).start();
      VendorRequest request =
          VendorRequest.get(URI.create("http://127.0.0.1:" + vendor.getLocalPort()));

      assertThatThrownBy(
              () -> new VendorHttp(Clock.systemUTC()).exchange(request, Duration.ofSeconds(10)))
          .isInstanceOf(VendorFaultException.class);
      assertThat(requests).hasValue(1);
    }
  }

  private static void breakEveryConnection(ServerSocket vendor, AtomicInteger requests) {
    while (!vendor.isClosed()) {
      try (Socket connection = vendor.accept()) {
        if (connection.getInputStream().read() >= 0) {
          requests.incrementAndGet();
        }
        connection.setSoLinger(true, 0); // a reset
      } catch (IOException e) {
        // closed: the test is over
      }
    }
  }
}
