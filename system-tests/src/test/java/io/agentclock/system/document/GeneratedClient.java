package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java client that somebody else's generator makes of the document, compiled. The generator runs
 * in a process of its own, with its own libraries; the build puts its jar below {@code target}.
 */
final class GeneratedClient {

  private static final Path GENERATOR = Path.of("target", "openapi-generator", "generator.jar");
  private static final String OPTIONS =
      "openApiNullable=false,annotationLibrary=none,documentationProvider=none,"
          + "useJakartaEe=true,hideGenerationTimestamp=true";
  private static final String PARTS =
      "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false";

  private final Path folder;

  private GeneratedClient(Path folder) {
    this.folder = folder;
  }

  /**
   * Generates the client and compiles it with a program that uses it; fails with what the generator
   * or the compiler complains about.
   */
  static URLClassLoader of(String document, Path user, Path folder)
      throws IOException, InterruptedException {
    GeneratedClient client = new GeneratedClient(folder);
    client.generate(Files.writeString(folder.resolve("openapi.yml"), document));
    return client.compile(user);
  }

  private void generate(Path document) throws IOException, InterruptedException {
    Path said = folder.resolve("generator.log");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + document,
                "--output=" + folder.resolve("client"),
                "--additional-properties=" + OPTIONS,
                "--global-property=" + PARTS)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(generator.waitFor()).as(() -> read(said)).isZero();
  }

  private URLClassLoader compile(Path user) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", "17"));
    options.addAll(List.of("-d", classes.toString()));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(complaints, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  complaints,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources(user)))
              .call();
      assertThat(compiled).as(() -> complaints.getDiagnostics().toString()).isTrue();
    }
    return new URLClassLoader(new URL[] {url(classes)});
  }

  private List<Path> sources(Path user) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"))) {
      return Stream.concat(Stream.of(user), files.filter(file -> file.toString().endsWith(".java")))
          .toList();
    }
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
