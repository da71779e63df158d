package io.agentclock.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.agentclock.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule SIMULATOR_KNOWS_NOTHING_OF_PRODUCTION =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of AgentClock but not of the simulator",
                  type ->
                      type.getPackageName().startsWith("io.agentclock")
                          && !type.getPackageName().startsWith("io.agentclock.simulator")));

  @ArchTest
  static final ArchRule JUDGE_KNOWS_THE_TRUTH_ONLY =
      noClasses()
          .that()
          .resideInAPackage("..judge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.kore..",
              "..simulator.liveperson..",
              "..simulator.genesys..",
              "..simulator.faults..",
              "..simulator.control..");

  @ArchTest
  static final ArchRule WORKFORCE_KNOWS_NO_VENDOR =
      noClasses()
          .that()
          .resideInAPackage("..workforce..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.kore..",
              "..simulator.liveperson..",
              "..simulator.genesys..",
              "..simulator.http..",
              "..simulator.judge..");

  @ArchTest
  static final ArchRule VENDORS_KNOW_NOTHING_OF_EACH_OTHER =
      slices()
          .matching("io.agentclock.simulator.(kore|liveperson|genesys)..")
          .should()
          .notDependOnEachOther();
}
