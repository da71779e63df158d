package io.agentclock.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {

  private HttpListener listener;

  @BeforeEach
  void open() throws IOException {
    listener =
        HttpListener.open(
            "127.0.0.1", 0, HttpListenerTest::echo, () -> Instant.parse("2026-03-02T10:00:00Z"));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void shouldAnswerRequestAfterRequestOverOneConnection() throws IOException {
    String answers =
        sent(
            "POST /a%20b?x=1%3A2&x&y=%C3%A9 HTTP/1.1\r\nContent-Length: 3\r\nAuth: me\r\n\r\nabc"
                + "GET /c HTTP/1.1\r\nConnection: close\r\n\r\n");

    assertThat(answers)
        .isEqualTo(
            """
            HTTP/1.1 200 -
            Date: Mon, 02 Mar 2026 10:00:00 GMT
            Content-Type: application/json; charset=utf-8
            Content-Length: 27

            POST /a b {x=, y=é} me abc\
            HTTP/1.1 200 -
            Date: Mon, 02 Mar 2026 10:00:00 GMT
            Content-Type: application/json; charset=utf-8
            Content-Length: 12
            Connection: close

            GET /c {} - \
            """);
  }

  @Test
  void shouldHandOnTheRawTargetFormsAndHeaders() throws IOException {
    listener.close();
    listener =
        HttpListener.open(
            "127.0.0.1",
            0,
            request ->
                Response.bytes(206, "text/plain", (request.url() + request.form()).getBytes(UTF_8))
                    .withHeader("Retry-After", "7"),
            () -> Instant.EPOCH);

    assertThat(
            sent(
                "POST /a%20b?x=%2Fy+z HTTP/1.1\r\nHost: h:1\r\nContent-Length: 11\r\n"
                    + "Connection: close\r\n\r\na=b+c&d=%26"))
        .contains("HTTP/1.1 206 -", "Retry-After: 7", "http://h:1/a%20b?x=%2Fy+z{a=b c, d=&}");
  }

  @Test
  void shouldSurviveWhatIsNoRequest() throws IOException {
    assertThat(sent("what?\r\n\r\n")).startsWith("HTTP/1.1 400 -");
    assertThat(sent("GET /%zz HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 -");
    assertThat(sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200 -");
  }

  @Test
  void shouldDropItsConnectionsWhenItCloses() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo('H');

      listener.close();

      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }

  private static Response echo(Request request) {
    return Response.json(
        200,
        request.method()
            + " "
            + request.path()
            + " "
            + request.query()
            + " "
            + request.header("auth").orElse("-")
            + " "
            + request.body());
  }

  private String sent(String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(requests.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }
}
