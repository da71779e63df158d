package io.agentclock.ingest.feed;

import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.settings.Secret;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one vendor is asked for one stream, and how its answer is taken apart. Everything else — when
 * to ask, retries, rate limits, writing, checkpoints — is the same for all vendors.
 */
public interface VendorStream {

  /** The stream's name in the topic contract, e.g. {@code agent-activity}. */
  String name();

  /** How often, and how far back, it is read. */
  Cadence cadence();

  /** Headers of this stream's raw records beside those that every stream has. */
  Map<String, String> rawHeaders();

  /**
   * A request with its login.
   *
   * @param page the next page named by the last answer; none: the first one
   */
  HttpRequest request(Window window, Optional<String> page);

  /** Forgets the login: the vendor refused it. The next request has a new one. */
  void forgetLogin();

  /**
   * Takes a successful answer apart.
   *
   * @throws VendorFaultException if the body as a whole isn't an answer
   */
  Page read(byte[] body);

  /** What must not show in a message, should the vendor echo it. */
  List<Secret> secrets();

  /** What an operator can do about a fault of this kind, as one sentence. */
  String advice(VendorFaultException.Kind kind);
}
