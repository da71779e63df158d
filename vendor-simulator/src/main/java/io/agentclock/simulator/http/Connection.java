package io.agentclock.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** One client's connection, kept alive until the client is done or idle for a minute. */
final class Connection {

  private static final int IDLE_MS = 60_000;
  private static final int LONGEST_LINE = 65_536;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final InputStream in;
  private final OutputStream out;
  private final Handler handler;
  private final Supplier<Instant> date;

  Connection(Socket socket, Handler handler, Supplier<Instant> date) throws IOException {
    socket.setSoTimeout(IDLE_MS);
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
    this.handler = handler;
    this.date = date;
  }

  void serve() throws IOException, InterruptedException {
    String start = line();
    while (start != null && !start.isEmpty()) {
      String[] words = start.split(" ");
      Map<String, String> headers = headers();
      if (words.length != 3) {
        write(Response.json(400, "{}"), true);
        return;
      }
      boolean last = "close".equalsIgnoreCase(headers.get("connection"));
      write(answer(words[0], words[1], headers), last);
      start = last ? null : line();
    }
  }

  private Response answer(String method, String target, Map<String, String> headers)
      throws IOException, InterruptedException {
    String body = body(headers);
    try {
      return handler.answer(Request.of(method, target, headers, body));
    } catch (IllegalArgumentException e) {
      return Response.json(400, "{\"errors\":[{\"msg\":\"bad request\"}]}");
    }
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    String line = line();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
      line = line();
    }
    return headers;
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("a body without a length");
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length < 0 || length > LARGEST_BODY) {
      throw new IOException("a body of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("half a body");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line too long");
      }
      line.write(next);
      next = in.read();
    }
    if (next < 0 && line.size() == 0) {
      return null;
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private void write(Response response, boolean last) throws IOException {
    byte[] body = response.bytes();
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" -\r\n");
    head.append("Date: ").append(HTTP_DATE.format(date.get())).append("\r\n");
    if (response.contentType() != null) {
      head.append("Content-Type: ").append(response.contentType()).append("\r\n");
    }
    response.headers().forEach((name, value) -> head.append(header(name, value)));
    if (response.status() != 204) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append(last ? "Connection: close\r\n\r\n" : "\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  private static String header(String name, String value) {
    return name + ": " + value + "\r\n";
  }
}
