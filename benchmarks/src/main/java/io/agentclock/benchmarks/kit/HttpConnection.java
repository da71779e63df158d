package io.agentclock.benchmarks.kit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept connection that is asked one thing after the other. As little as will do: a whole HTTP
 * client would take the processor time of the services that are measured on the same cores.
 */
public final class HttpConnection implements AutoCloseable {

  private static final int TIMEOUT_MS = 30_000;
  private static final int FIRST_SIZE = 16 << 10;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "\r\ncontent-length:";
  private static final byte[] END = {'\r', '\n', '\r', '\n'};

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int filled;

  /** Opens it. */
  public HttpConnection(InetSocketAddress address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(address, TIMEOUT_MS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    host = address.getHostString();
  }

  /**
   * An answer whose length was told.
   *
   * @param status HTTP's
   * @param body UTF-8
   */
  public record Answer(int status, String body) {}

  /**
   * Asks, and waits for the whole answer.
   *
   * @param target path and query, encoded
   */
  public Answer get(String target) throws IOException {
    out.write(
        ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    filled = 0;
    int bodyAt = headEnd();
    String head = new String(buffer, 0, bodyAt, StandardCharsets.US_ASCII);
    int end = bodyAt + length(head);
    while (filled < end) {
      read();
    }
    int status = Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
    return new Answer(status, new String(buffer, bodyAt, end - bodyAt, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int headEnd() throws IOException {
    int at = 0;
    while (true) {
      for (; at + END.length <= filled; at++) {
        if (Arrays.equals(buffer, at, at + END.length, END, 0, END.length)) {
          return at + END.length;
        }
      }
      read();
    }
  }

  private void read() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the connection was closed within an answer");
    }
    filled += count;
  }

  private static int length(String head) throws ProtocolException {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new ProtocolException("no length is told: " + head);
    }
    int end = head.indexOf('\r', at + LENGTH.length());
    return Integer.parseInt(head.substring(at + LENGTH.length(), end).strip());
  }
}
