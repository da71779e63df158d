package io.agentclock.benchmarks.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The other side of {@link ReadClients}: does a {@link ReadLoad} for each line it is sent, and
 * answers with a line. A line is a rate (0: as fast as possible) and milliseconds; an answer is the
 * histogram, how many were refused, and how long it took, or what was wrong.
 */
final class ReadCommand {

  static final String WRONG = "wrong ";

  private ReadCommand() {}

  /** Takes host, port, how many agents there are, and connections. */
  public static void main(String[] arguments) throws IOException {
    ReadLoad load =
        new ReadLoad(
            new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])),
            new Agents(Integer.parseInt(arguments[2])).keys(),
            Integer.parseInt(arguments[3]));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      System.out.println(answer(load, Integer.parseInt(words[0]), Long.parseLong(words[1])));
    }
  }

  private static String answer(ReadLoad load, int rate, long millis) {
    Duration length = Duration.ofMillis(millis);
    try {
      return write(rate == 0 ? load.asFastAsPossible(length) : load.atRate(rate, length));
    } catch (WrongAnswerException e) {
      return WRONG + e.getMessage().lines().findFirst().orElse("");
    }
  }

  private static String write(ReadLoad.Result result) {
    ByteBuffer bytes = ByteBuffer.allocate(result.nanos().getNeededByteBufferCapacity());
    int length = result.nanos().encodeIntoCompressedByteBuffer(bytes);
    String nanos = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    return "%s %d %d".formatted(nanos, result.refused(), result.elapsed().toNanos());
  }

  static ReadLoad.Result parse(String answer) {
    String[] words = answer.split(" ");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(words[0]));
      return new ReadLoad.Result(
          Histogram.decodeFromCompressedByteBuffer(bytes, 0),
          Long.parseLong(words[1]),
          Duration.ofNanos(Long.parseLong(words[2])));
    } catch (DataFormatException e) {
      throw new WrongAnswerException("the reading clients said " + answer, e);
    }
  }
}
