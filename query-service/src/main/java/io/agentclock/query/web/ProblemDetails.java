package io.agentclock.query.web;

import io.agentclock.contract.ContractJson;
import io.micronaut.http.HttpStatus;

/**
 * What is wrong with a request or with us, as problem details.
 *
 * @param status of the answer
 * @param detail what is wrong with this request and what to do; never a stack trace or class name
 * @param instance the path that was asked for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record ProblemDetails(HttpStatus status, String detail, String instance) {

  /** The media type of {@link #toJson()}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem as UTF-8 JSON. */
  public byte[] toJson() {
    return ContractJson.object(
        json -> {
          json.writeStringField("type", "about:blank");
          json.writeStringField("title", status.getReason());
          json.writeNumberField("status", status.getCode());
          json.writeStringField("detail", detail);
          json.writeStringField("instance", instance);
        });
  }
}
