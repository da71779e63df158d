package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.http.Request;
import java.util.List;

/** A page of so many, the first of which is number 1. */
record Paging(int size, int number) {

  private static final int USUAL_SIZE = 25;

  static Paging of(JsonNode paging, int largest) {
    return checked(
        paging.path("pageSize").asInt(USUAL_SIZE), paging.path("pageNumber").asInt(1), largest);
  }

  static Paging of(Request request, int largest) {
    return checked(
        number(request, "pageSize", USUAL_SIZE), number(request, "pageNumber", 1), largest);
  }

  static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest(name + " must be a number: " + text);
    }
  }

  <T> List<T> of(List<T> all) {
    long from = Math.min(all.size(), (number - 1L) * size);
    long to = Math.min(all.size(), from + size);
    return all.subList((int) from, (int) to);
  }

  int count(int total) {
    return (total + size - 1) / size;
  }

  private static Paging checked(int size, int number, int largest) {
    if (size < 1 || size > largest) {
      throw Refusal.badRequest("pageSize must be 1 to " + largest + ": " + size);
    }
    if (number < 1) {
      throw Refusal.badRequest("pageNumber must be at least 1: " + number);
    }
    return new Paging(size, number);
  }
}
