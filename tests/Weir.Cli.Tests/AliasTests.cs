using Weir.Cli.Running;

namespace Weir.Cli.Tests;

public sealed class AliasTests
{
    [Theory]
    [InlineData("SHOW-JV|JV=MON.JOB", "jv|show|MON.JOB")]
    [InlineData("/SHOW-JV|JV=MON.JOB", "jv|show|MON.JOB")]
    [InlineData("show-jv|jv-name=MON.JOB|--hex", "jv|show|MON.JOB|--hex")]
    [InlineData("GETJV|MON.JOB", "jv|show|MON.JOB")]
    [InlineData("MODIFY-JV|JV=A,SET-VALUE='it''s, A'", "jv|set|A|--value|it's, A")]
    [InlineData("MODIFY-JV|A|JOB-ID=7", "jv|set|A|JOB-ID=7")]
    [InlineData("CANCEL-JOB|JOB-ID=*MONJV(MON.JOB),TEXT='no more'", "cancel|jv:MON.JOB|--text|no more")]
    [InlineData("SHOW-JOB-STATUS|*MONJV(MON.JOB)", "job|jv:MON.JOB")]
    [InlineData("MODIFY-JOB-OPTIONS|JOB-ID=7,MONJV=B", "monitor|7|--variable|B")]
    [InlineData("ENTER-JOB|MONJV=MON.JOB|--|echo|MONJV=X", "submit|--monitor|MON.JOB|--|echo|MONJV=X")]
    [InlineData("WAIT-EVENT|((MON.JOB,1,2)='$T')", "jv|wait|((MON.JOB,1,2)='$T')")]
    [InlineData("WAIT-EVENT|CONDITION=((MON.JOB,1,2)='$T')", "jv|wait|((MON.JOB,1,2)='$T')")]
    [InlineData("RUNCAPJOB|CAPJOBID(NIGHTLY)", "capture|run|NIGHTLY")]
    [InlineData("DSPCAPJOB|NIGHTLY", "capture|show|NIGHTLY")]
    [InlineData("SHOW-JV|PASSWORD=X", "jv|show|PASSWORD=X")]
    [InlineData("jv|show|JV=MON.JOB", "jv|show|JV=MON.JOB")]
    public void The_originals_operands_are_read_where_its_verb_was_typed(string typed, string expected) =>
        Assert.Equal(expected, string.Join('|', Aliases.Expand(typed.Split('|'))));

    [Theory]
    [InlineData("sbmjob", "submit")]
    [InlineData("strjobtrk", "gate start")]
    [InlineData("endjobtrk", "gate stop")]
    [InlineData("jobtrksts", "gate status")]
    [InlineData("strcapjob", "capture start")]
    [InlineData("endcapjob", "capture stop")]
    [InlineData("wrkcapjob", "capture list")]
    [InlineData("dspcapjob", "capture show")]
    [InlineData("runcapjob", "capture run")]
    [InlineData("wrktrkjob", "tracked")]
    [InlineData("rlsjob", "start")]
    [InlineData("hldjob", "hold")]
    [InlineData("endjob", "cancel")]
    [InlineData("wrkjob", "job")]
    [InlineData("dspmsg", "messages")]
    [InlineData("cancel-job", "cancel")]
    [InlineData("strsma", "menu")]
    [InlineData("enter-job", "submit")]
    [InlineData("show-job-status", "job")]
    [InlineData("modify-job-options", "monitor")]
    [InlineData("create-jv", "jv create")]
    [InlineData("show-jv", "jv show")]
    [InlineData("modify-jv", "jv set")]
    [InlineData("modify-jv-conditionally", "jv set")]
    [InlineData("show-jv-attributes", "jv attributes")]
    [InlineData("modify-jv-attributes", "jv attributes")]
    [InlineData("modify-monjv", "jv modify")]
    [InlineData("delete-jv", "jv remove")]
    [InlineData("set-jv-link", "jv link")]
    [InlineData("show-jv-link", "jv link")]
    [InlineData("remove-jv-link", "jv link --none")]
    [InlineData("wait-event", "jv wait")]
    [InlineData("add-cjc-action", "jv wait")]
    [InlineData("show-cjc-status", "jv actions")]
    [InlineData("remove-cjc-action", "jv actions --remove")]
    [InlineData("catjv", "jv create")]
    [InlineData("getjv", "jv show")]
    [InlineData("setjv", "jv set")]
    [InlineData("cswjv", "jv set")]
    [InlineData("stajv", "jv attributes")]
    [InlineData("timjv", "jv modify")]
    [InlineData("erajv", "jv remove")]
    public void An_originals_verb_is_todays_in_any_case(string alias, string words)
    {
        foreach (var typed in new[] { alias, alias.ToUpperInvariant(), char.ToUpperInvariant(alias[0]) + alias[1..] })
        {
            Assert.Equal([.. words.Split(' '), "147", "SBMJOB"], Aliases.Expand([typed, "147", "SBMJOB"]));
        }
    }

    [Fact]
    public void There_are_no_others()
    {
        Assert.Equal(42, Aliases.All.Count);
        Assert.Equal(["jobs"], Aliases.Expand(["jobs"]));
        Assert.Empty(Aliases.Expand([]));
    }

    [Fact]
    public async Task An_alias_is_heard_where_a_verb_is()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.Method + " " + request.Path;
                return (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000147","code":"not-found"}""");
            }
        );

        var typed = await Typed.RunAsync("HLDJOB", "147", "--socket", weir.Socket);

        Assert.Equal("POST /v1/jobs/147/hold", asked);
        Assert.Equal("weir: hold: there is no job 000000147", typed.Error.TrimEnd());
    }
}
