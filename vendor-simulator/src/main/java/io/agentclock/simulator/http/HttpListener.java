package io.agentclock.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A small HTTP/1.1 server. The JDK's own always writes its machine's time into {@code Date}; a
 * vendor whose clock is wrong, and one that lives in a test's time, need that header to be ours.
 */
public final class HttpListener implements AutoCloseable {

  private final ServerSocket server;
  private final Handler handler;
  private final Supplier<Instant> date;
  private final ExecutorService threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocket server, Handler handler, Supplier<Instant> date) {
    this.server = server;
    this.handler = handler;
    this.date = date;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "simulator-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param date what the Date header says
   * @throws IOException if the address can't be had
   */
  public static HttpListener open(String host, int port, Handler handler, Supplier<Instant> date)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port), 128);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    HttpListener listener = new HttpListener(server, handler, date);
    listener.threads.execute(listener::accept);
    return listener;
  }

  /** The port listened on. */
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or a client that is gone again: the loop's condition tells which.
        continue;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, handler, date).serve();
    } catch (IOException e) {
      // The client went away: its right.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }
}
