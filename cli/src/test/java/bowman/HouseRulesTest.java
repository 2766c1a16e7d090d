package bowman;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The rules of the design: who may know whom. */
@AnalyzeClasses(packages = "bowman", importOptions = {ImportOption.DoNotIncludeTests.class,
    HouseRulesTest.WithoutTestJars.class})
class HouseRulesTest {

    /** Leaves out the tests of other modules, which come as jars. */
    static final class WithoutTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] CORE = {"bowman.file..", "bowman.json..", "bowman.progress..", "bowman.intensity..",
        "bowman.graph..", "bowman.runtime..", "bowman.nn..", "bowman.weights..", "bowman.model..", "bowman.train..",
        "bowman.augment.."};
    private static final String[] IO = {"bowman.io..", "bowman.segment.."};

    @ArchTest
    static final ArchRule everyClassIsInAPackageThatTheRulesName = classes().should().resideInAnyPackage(Stream.of(CORE,
            IO,
            new String[] {"bowman.kernels..", "bowman.metrics..", "bowman.cli.."}).flatMap(Stream::of)
            .toArray(String[]::new)).because("the rules below name packages");

    @ArchTest
    static final ArchRule coreKnowsNoOtherModule = noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage("bowman.kernels..", "bowman.metrics..", "bowman.io..",
                    "bowman.segment..", "bowman.cli..");

    @ArchTest
    static final ArchRule metricsKnowsNoOtherModule = noClasses().that().resideInAPackage("bowman.metrics..")
            .should().dependOnClassesThat(resideInAPackage("bowman..").and(resideOutsideOfPackage("bowman.metrics..")));

    @ArchTest
    static final ArchRule ioKnowsCoreAndMetricsOnly = noClasses().that().resideInAnyPackage(IO)
            .should().dependOnClassesThat().resideInAnyPackage("bowman.kernels..", "bowman.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule backendsKnowCoreOnly = noClasses().that().resideInAPackage("bowman.kernels..")
            .should().dependOnClassesThat().resideInAnyPackage("bowman.metrics..", "bowman.io..", "bowman.segment..",
                    "bowman.cli..");

    @ArchTest
    static final ArchRule backendsAreFoundByServiceLoaderOnly = noClasses().that()
            .resideOutsideOfPackage("bowman.kernels..")
            .should().dependOnClassesThat().resideInAPackage("bowman.kernels.*..");

    @ArchTest
    static final ArchRule packagesOfTheCpuBackendAreOpenToItOnly = packagesAreOpenOnlyTo("bowman.kernels.vector");

    @ArchTest
    static final ArchRule packagesOfTheTornadoBackendAreOpenToItOnly = packagesAreOpenOnlyTo("bowman.kernels.tornado");

    @ArchTest
    static final ArchRule whatBackendsShareIsOpenToThemOnly = noClasses().that()
            .resideOutsideOfPackage("bowman.kernels.*..")
            .should().dependOnClassesThat().resideInAPackage("bowman.kernels.shared..");

    private static ArchRule packagesAreOpenOnlyTo(String backend) {
        return noClasses().that().resideOutsideOfPackage(backend + "..")
                .should().dependOnClassesThat().resideInAPackage(backend + ".*..");
    }

    @ArchTest
    static final ArchRule theGraphKnowsNothingElse = noClasses().that().resideInAPackage("bowman.graph..")
            .should().dependOnClassesThat().resideInAnyPackage("bowman.runtime..", "bowman.nn..", "bowman.model..",
                    "bowman.weights..", "bowman.train..", "bowman.intensity..", "bowman.augment..");

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("bowman.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyInnerLoopsUseTheVectorApi = noClasses().that()
            .resideOutsideOfPackage("bowman.kernels.vector.kernel")
            .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule onlyTheOnnxExportNeedsItsSchema = noClasses().that()
            .resideOutsideOfPackage("bowman.io.onnx..")
            .should().dependOnClassesThat().resideInAnyPackage("ai.onnx..", "com.google.protobuf..")
            .because("they are optional dependencies of io");

    @ArchTest
    static final ArchRule onlyTheTornadoBackendUsesTornadoVM = noClasses().that()
            .resideOutsideOfPackage("bowman.kernels.tornado..")
            .should().dependOnClassesThat().resideInAPackage("uk.ac.manchester.tornado..");

    @ArchTest
    static final ArchRule onlyLanesReducesVectors = noClasses().that().doNotHaveSimpleName("Lanes")
            .should().callMethodWhere(target(name("reduceLanes")))
            .because("its sums have another order once they are compiled");

    @ArchTest
    static final ArchRule noClassIsCalledUtils = noClasses().should().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule noMutableGlobalState = noFields().that().areStatic().should().notBeFinal();

    @ArchTest
    static final ArchRule exceptionsAreNamedSo = classes().that().areAssignableTo(Exception.class)
            .should().haveSimpleNameEndingWith("Exception");
}
