package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the broker's logs and the processor's stores are: a folder of the user's, which stays and
 * belongs to one quick start at a time, or a temporary one, which is removed.
 */
final class DataDirectory implements AutoCloseable {

  static final String OPTION = "--data-dir";

  private static final int REMOVAL_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockFile;

  private DataDirectory(Path path, boolean temporary) throws IOException {
    this.path = path;
    this.temporary = temporary;
    this.lockFile =
        FileChannel.open(
            path.resolve("quickstart.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Makes the folder if it isn't there, and takes it.
   *
   * @param chosen none: a temporary one
   * @throws BadSettingException if it can't be used
   */
  static DataDirectory open(Optional<Path> chosen) {
    try {
      Path path =
          chosen.isPresent()
              ? Files.createDirectories(chosen.get()).toRealPath()
              : Files.createTempDirectory("agentclock-quickstart-");
      DataDirectory directory = new DataDirectory(path, chosen.isEmpty());
      directory.lock();
      return directory;
    } catch (IOException e) {
      throw new BadSettingException(
          OPTION,
          "%s can't be used (%s); choose a folder that can be written to"
              .formatted(chosen.map(Path::toString).orElse("a temporary folder"), e));
    }
  }

  Path broker() {
    return path.resolve("kafka");
  }

  Path state() {
    return path.resolve("state");
  }

  /** Remembers when the simulated history began. */
  Path simulationStart() {
    return path.resolve("simulation-start");
  }

  /** Gives the folder back; a temporary one is removed. */
  @Override
  public void close() {
    try {
      lockFile.close();
      if (temporary) {
        remove();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder %s can't be removed".formatted(path), e);
    }
  }

  private void lock() throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // another one in this JVM: the same answer
    }
    lockFile.close();
    throw new BadSettingException(
        OPTION, "another quick start uses %s; stop it, or choose another folder".formatted(path));
  }

  /** More than once, because whoever is being stopped may still write files. */
  private void remove() throws IOException {
    for (int tries = 1; Files.exists(path); tries++) {
      try {
        Files.walkFileTree(path, new Deletion());
      } catch (IOException e) {
        if (tries == REMOVAL_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
