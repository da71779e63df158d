package io.agentclock.benchmarks.kit;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * One long answer, kept whole so that it is looked at only after it was timed.
 *
 * @param body its bytes
 * @param length how many they are, or were
 * @param firstByte from the request to the first of them
 * @param all from the request to the last of them
 */
public record Download(byte[] body, int length, Duration firstByte, Duration all) {

  private static final int FIRST_SIZE = 1 << 20;
  private static final int OK = 200;

  /**
   * Asks, and reads to the end.
   *
   * @param accept the media type
   * @throws WrongAnswerException if it isn't 200, or breaks off
   */
  public static Download of(HttpClient client, URI uri, String accept) {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", accept).build();
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return read(in, response.statusCode(), start);
      }
    } catch (IOException e) {
      throw new WrongAnswerException(uri.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WrongAnswerException(uri.toString(), e);
    }
  }

  /** What is left of it when it was looked at. */
  public Download withoutBody() {
    return new Download(new byte[0], length, firstByte, all);
  }

  /** The lines of its text; the last one must be ended too. */
  public Stream<String> lines() {
    if (body.length == 0 || body[body.length - 1] != '\n') {
      throw new WrongAnswerException("the last line of %d bytes has no end".formatted(body.length));
    }
    return new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))
        .lines();
  }

  private static Download read(InputStream in, int status, long start) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(FIRST_SIZE);
    int first = in.read();
    Duration firstByte = since(start);
    if (first >= 0) {
      body.write(first);
      in.transferTo(body);
    }
    Duration all = since(start);
    if (status != OK) {
      throw new WrongAnswerException(
          "answered %d %s".formatted(status, body.toString(StandardCharsets.UTF_8)));
    }
    return new Download(body.toByteArray(), body.size(), firstByte, all);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
