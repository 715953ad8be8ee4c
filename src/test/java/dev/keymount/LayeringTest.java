package dev.keymount;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Holds the packages to the directions in which they may use each other. */
class LayeringTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.keymount");

  @Test
  void packagesUseOnlyWhatLiesBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.keymount..")
        .layer("source")
        .definedBy("dev.keymount.source..")
        .layer("edit")
        .definedBy("dev.keymount.edit..")
        .layer("dockerfile")
        .definedBy("dev.keymount.dockerfile..")
        .layer("shell")
        .definedBy("dev.keymount.shell..")
        .layer("secret")
        .definedBy("dev.keymount.secret..")
        .layer("flow")
        .definedBy("dev.keymount.flow..")
        .layer("transform")
        .definedBy("dev.keymount.transform..")
        .layer("caller")
        .definedBy("dev.keymount.caller..")
        .layer("migrate")
        .definedBy("dev.keymount.migrate..")
        .layer("verify")
        .definedBy("dev.keymount.verify..")
        .layer("result")
        .definedBy("dev.keymount.result..")
        .layer("bulk")
        .definedBy("dev.keymount.bulk..")
        .layer("report")
        .definedBy("dev.keymount.report..")
        .layer("cli")
        .definedBy("dev.keymount.cli..")
        .withOptionalLayers(true)
        .whereLayer("source")
        .mayNotAccessAnyLayer()
        .whereLayer("edit")
        .mayOnlyAccessLayers("source")
        .whereLayer("dockerfile")
        .mayOnlyAccessLayers("source")
        .whereLayer("shell")
        .mayOnlyAccessLayers("source")
        .whereLayer("secret")
        .mayNotAccessAnyLayer()
        .whereLayer("flow")
        .mayOnlyAccessLayers("source", "dockerfile", "shell", "secret")
        .whereLayer("transform")
        .mayOnlyAccessLayers("source", "dockerfile", "shell", "secret", "flow", "edit")
        .whereLayer("caller")
        .mayOnlyAccessLayers("source", "edit", "shell", "secret")
        .whereLayer("migrate")
        .mayOnlyAccessLayers(
            "source", "dockerfile", "shell", "secret", "flow", "edit", "transform", "caller")
        .whereLayer("verify")
        .mayOnlyAccessLayers(
            "source",
            "dockerfile",
            "shell",
            "secret",
            "flow",
            "edit",
            "transform",
            "caller",
            "migrate")
        .whereLayer("result")
        .mayOnlyAccessLayers(
            "source",
            "dockerfile",
            "shell",
            "secret",
            "flow",
            "edit",
            "transform",
            "caller",
            "migrate")
        .whereLayer("bulk")
        .mayOnlyAccessLayers(
            "source",
            "dockerfile",
            "shell",
            "secret",
            "flow",
            "edit",
            "transform",
            "caller",
            "migrate",
            "verify",
            "result")
        .whereLayer("report")
        .mayOnlyAccessLayers(
            "source",
            "dockerfile",
            "shell",
            "secret",
            "flow",
            "edit",
            "transform",
            "caller",
            "migrate",
            "verify",
            "result",
            "bulk")
        .check(CLASSES);
  }

  /** A run without a configuration and YAML callers must not pay for the classes that read them. */
  @Test
  void onlyTheReadersOfTheConfigurationAndOfCallersLoadYaml() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ConfigurationReader")
        .and()
        .doNotHaveSimpleName("YamlDocument")
        .and()
        .resideOutsideOfPackage("dev.keymount.caller.yaml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveSimpleName("ConfigurationFile")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("ConfigurationReader")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.keymount.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
