package io.agentclock.benchmarks.kit;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM on this machine uses, by JMX. */
public final class JvmFigures implements AutoCloseable {

  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final List<MemoryPoolMXBean> heapPools;
  private final OperatingSystemMXBean system;

  private JvmFigures(JMXConnector connector) throws IOException {
    this.connector = connector;
    MBeanServerConnection server = connector.getMBeanServerConnection();
    this.memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
    this.heapPools =
        ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    this.system = ManagementFactory.getPlatformMXBean(server, OperatingSystemMXBean.class);
  }

  static JvmFigures of(long process) {
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(process));
      try {
        JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new JvmFigures(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("process %d can't be looked into".formatted(process), e);
    }
  }

  /** Bytes of heap that are left in use after a full collection. */
  public long liveHeapBytes() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** From here on the greatest use of the heap is looked for anew. */
  public void forgetPeak() {
    heapPools.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The most bytes of heap since {@link #forgetPeak}, garbage included: no more than this. */
  public long peakHeapBytes() {
    return heapPools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /** Processor time used so far. */
  public Duration processorTime() {
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // the other JVM has gone before
    }
  }
}
