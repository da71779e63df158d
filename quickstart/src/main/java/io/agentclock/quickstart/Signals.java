package io.agentclock.quickstart;

import java.lang.reflect.Proxy;

/**
 * Turns Ctrl-C and a polite kill into an exit with 0; without it the JVM ends with 128 + the
 * signal's number. By reflection, because the compiler warns of the JDK's class for it.
 */
final class Signals {

  private Signals() {}

  static void exitOn(String... names) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object exit =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                System.exit(0);
                return null;
              });
      for (String name : names) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), exit);
      }
    } catch (ReflectiveOperationException e) {
      // the JVM's own handling also runs the shutdown hooks; only the exit status differs
    }
  }
}
