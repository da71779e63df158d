package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.http.Request;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauth.signpost.http.HttpRequest;

/** A request as the library that computes signatures wants to see one. */
record SignedRequest(Request request) implements HttpRequest {

  @Override
  public String getMethod() {
    return request.method();
  }

  @Override
  public String getRequestUrl() {
    return request.url();
  }

  @Override
  public void setRequestUrl(String url) {
    throw new UnsupportedOperationException("the request is a fact");
  }

  @Override
  public void setHeader(String name, String value) {
    throw new UnsupportedOperationException("the request is a fact");
  }

  @Override
  public String getHeader(String name) {
    return request.headers().get(name);
  }

  @Override
  public Map<String, String> getAllHeaders() {
    return request.headers();
  }

  @Override
  public InputStream getMessagePayload() {
    return new ByteArrayInputStream(request.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String getContentType() {
    return request.headers().get("content-type");
  }

  @Override
  public Object unwrap() {
    return request;
  }
}
