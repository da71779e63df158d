package io.agentclock.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, over the classes of all modules. */
class HouseTest {

  private static final String INGEST = "io.agentclock.ingest..";
  private static final String PROCESSOR = "io.agentclock.processor..";
  private static final String QUERY = "io.agentclock.query..";
  private static final String SIMULATOR = "io.agentclock.simulator..";
  private static final String QUICKSTART = "io.agentclock.quickstart..";
  private static final String MODEL = "io.agentclock.model..";
  private static final String[] SERVICES = {INGEST, PROCESSOR, QUERY};

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.agentclock");
  }

  @ParameterizedTest
  @ValueSource(strings = {INGEST, PROCESSOR, QUERY, SIMULATOR, QUICKSTART, MODEL})
  void shouldHaveReadEveryModule(String module) {
    assertThat(all.that(JavaClass.Predicates.resideInAPackage(module))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {INGEST, PROCESSOR, QUERY})
  void shouldKeepServicesApart(String service) {
    for (String other : SERVICES) {
      if (!other.equals(service)) {
        check(noneOf(service).should().dependOnClassesThat().resideInAPackage(other));
      }
    }
  }

  @Test
  void shouldKeepTheDomainDeaf() {
    check(
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                MODEL,
                "java.lang..",
                "java.util..",
                "java.math..",
                "java.nio..",
                "java.io..",
                "java.time.."));
    check(
        noneOf(MODEL)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, InstantSource.class));
  }

  @Test
  void shouldKeepTheJudgeIndependent() {
    check(
        noneOf(SIMULATOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                MODEL,
                "io.agentclock.contract..",
                "io.agentclock.settings..",
                INGEST,
                PROCESSOR,
                QUERY));
  }

  @Test
  void shouldKeepTheSimulatorOutOfProduction() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(SIMULATOR, QUICKSTART)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SIMULATOR, QUICKSTART));
  }

  @Test
  void shouldNameClassesByWhatTheyAre() {
    check(noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?)(\\$.*)?"));
  }

  @Test
  void shouldInjectThroughConstructors() {
    check(noFields().should().beAnnotatedWith(Inject.class));
  }

  @Test
  void shouldLogInOneWay() {
    check(noClasses().should(USE_JAVA_UTIL_LOGGING));
  }

  @Test
  void shouldLeaveStandardStreamsToTheMains() {
    check(
        noClasses()
            .that(DescribedPredicate.not(startingAProcess()))
            .and()
            .resideInAnyPackage(INGEST, PROCESSOR, QUERY, MODEL, "io.agentclock.contract..")
            .should(ACCESS_STANDARD_STREAMS));
  }

  private static DescribedPredicate<JavaClass> startingAProcess() {
    return DescribedPredicate.describe(
        "having a main", type -> type.tryGetMethod("main", String[].class).isPresent());
  }

  private static GivenClassesConjunction noneOf(String packages) {
    return noClasses().that().resideInAPackage(packages);
  }

  private static void check(ArchRule rule) {
    rule.check(all);
  }
}
