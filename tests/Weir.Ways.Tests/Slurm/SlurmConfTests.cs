using FsCheck;
using FsCheck.Fluent;
using Weir.Agent.Ways;
using Weir.Ways.Slurm;

namespace Weir.Ways.Tests.Slurm;

public sealed class SlurmConfTests
{
    private const string Note = "/etc/slurm/weir-note.sh";

    private static readonly Gen<string> s_file = Gen.Elements(
            "",
            "# a comment",
            "ClusterName=lab",
            "JobSubmitPlugins=lua",
            "jobsubmitplugins = throttle,require_timelimit  # ours",
            "#JobSubmitPlugins=lua",
            "PrologSlurmctld=/site/prolog",
            "JobCompType=jobcomp/none",
            "JobCompType=jobcomp/filetxt",
            "JobCompLoc=/var/log/jobs",
            "# weir: end",
            "NodeName=n[1-4] CPUs=2 \\\n  State=UNKNOWN",
            "größe=ä\r"
        )
        .ListOf()
        .SelectMany(lines => Gen.Elements("", "\n").Select(end => string.Join('\n', lines) + end));

    [Fact]
    public void Each_byte_comes_back() =>
        Prop.ForAll(
                s_file.ToArbitrary(),
                file =>
                {
                    var there = SlurmConf.Install(file, Note, _ => null, out _);
                    return SlurmConf.IsInstalled(there)
                        && SlurmConf.Install(there, Note, _ => null, out _) == there
                        && SlurmConf.Remove(there) == file
                        && SlurmConf.Remove(file) == file;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("", "lua")]
    [InlineData("JobSubmitPlugins=lua\n", "lua")]
    [InlineData("JobSubmitPlugins=throttle # ours\n", "throttle,lua")]
    [InlineData("JobSubmitPlugins=defaults\nJobSubmitPlugins=throttle\n", "throttle,lua")]
    [InlineData("include more.conf\n", "defaults,lua")]
    public void The_hook_is_one_of_the_sites_plugins(string file, string plugins) =>
        Assert.Equal(
            plugins,
            SlurmConf.Find(
                SlurmConf.Install(file, Note, name => name == "more.conf" ? "JobSubmitPlugins=defaults,lua\n" : null, out _),
                "JobSubmitPlugins",
                name => name == "more.conf" ? "JobSubmitPlugins=defaults,lua\n" : null
            )
        );

    [Theory]
    [InlineData("include more.conf\n")]
    [InlineData("ClusterName=lab JobSubmitPlugins=throttle\n")]
    public void Plugins_that_stand_where_lua_cannot_be_added_are_refused(string file) =>
        Assert.Contains(
            "on a line of its own",
            Assert.Throws<WayException>(() => SlurmConf.Install(file, Note, _ => "JobSubmitPlugins=throttle\n", out _)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Only_what_the_site_leaves_free_is_used()
    {
        const string Site = "PrologSlurmctld=/site/p\nEpilogSlurmctld=/site/e\nJobCompType=jobcomp/filetxt\n";

        var there = SlurmConf.Install(Site, Note, _ => null, out var taken);

        Assert.DoesNotContain(Note, there, StringComparison.Ordinal);
        Assert.Equal(["PrologSlurmctld", "EpilogSlurmctld", "JobCompType"], taken.Select(text => text.Split(' ')[0]));
    }
}
