package io.github.flowcheck.mojo;

import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.command.SitePages;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the page of the last <code>verify</code> into the Maven site, among its project reports; of several targets, a page that leads
 * to theirs. Runs no checks: run <code>verify</code> before <code>site</code>. Belongs into the pom's <code>&lt;reporting&gt;</code>.
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends FlowcheckMojo implements MavenReport {
    /** Below which directory <code>verify</code> wrote. Without it, <code>flowcheck</code> in the build directory. */
    @Parameter(property = "flowcheck.outputDirectory")
    private @Nullable String outputDirectory;

    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true, required = true)
    private File site;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.OUTPUT_DIRECTORY, outputDirectory);
    }

    /** Called by itself the goal writes our pages alone, and where there are none it fails. */
    @Override
    void run(Settings settings, Goal goal) throws IOException {
        SitePages pages = SitePages.below(directory(settings, goal));
        if (pages.pages().isEmpty()) {
            throw new BadInputException(
                    Problem.unplaced("no verify.html below " + directory(settings, goal), "run verify before report"));
        }
        pages.copyTo(site.toPath()).forEach(page -> getLog().info("wrote " + page));
    }

    @Override
    public boolean canGenerateReport() throws MavenReportException {
        Goal goal = goal();
        Settings settings = settings(goal);
        if (settings.isTrue(Property.SKIP)) {
            getLog().info("flowcheck: skipped, for " + Property.SKIP + " is true");
            return false;
        }
        boolean any = !pages().pages().isEmpty();
        if (!any && Files.exists(goal.directory().resolve(CheckFileTurn.DEFAULT_NAME))) {
            getLog().warn("flowcheck: the site gets no page, for there is no verify.html below "
                    + directory(settings, goal) + "; run verify before site");
        }
        return any;
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        SitePages pages = pages();
        try {
            pages.copyTo(site.toPath());
        } catch (IOException e) {
            throw new MavenReportException("cannot copy the pages of verify into the site: " + e.getMessage(), e);
        }
        if (!pages.isOne()) {
            contents(pages, sink);
        }
    }

    private void contents(SitePages pages, Sink sink) {
        sink.head();
        sink.title();
        sink.text(getName(Locale.ROOT));
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(getName(Locale.ROOT));
        sink.sectionTitle1_();
        sink.list();
        for (SitePages.Page page : pages.pages()) {
            sink.listItem();
            sink.link(page.link());
            sink.text(page.target());
            sink.link_();
            sink.listItem_();
        }
        sink.list_();
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private SitePages pages() throws MavenReportException {
        try {
            Goal goal = goal();
            return SitePages.below(directory(settings(goal), goal));
        } catch (IOException e) {
            throw new MavenReportException("cannot look for the pages of verify: " + e.getMessage(), e);
        }
    }

    private static Path directory(Settings settings, Goal goal) {
        return settings.path(Property.OUTPUT_DIRECTORY).orElse(goal.defaultOutputDirectory());
    }

    /** One page of ours stands for itself; for several, the site draws one that leads to them. */
    @Override
    public boolean isExternalReport() {
        try {
            return pages().isOne();
        } catch (MavenReportException e) {
            return false; // Generating it tells why.
        }
    }

    /** Site plugins before Maven's 4.0.0 of the interface ask for this name, later ones by way of it. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return SitePages.NAME;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Flow-log checks";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What really reached the network interfaces, and whether that is what was allowed.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return site;
    }
}
