using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class OperandsTests
{
    [Theory]
    [InlineData("create-jv", "JV=MON.JOB", "MON.JOB")]
    [InlineData("CREATE-JV", "jv=MON.JOB", "MON.JOB")]
    [InlineData("catjv", "JV-NAME=MON.JOB", "MON.JOB")]
    [InlineData("modify-jv", "JV=MON,SET-VALUE='A'", "MON|--value|A")]
    [InlineData("setjv", "JV=MON,SET-VALUE='it''s'", "MON|--value|it's")]
    [InlineData("setjv", "JV=MON,SET-VALUE='A,B=(C'", "MON|--value|A,B=(C")]
    [InlineData("setjv", "JV=MON,SET-VALUE=", "MON|--value|")]
    [InlineData("setjv", "JV=MON,SET-VALUE=''", "MON|--value|")]
    [InlineData("setjv", "JV=MON,SET-VALUE='", "MON|--value|'")]
    [InlineData("cswjv", "JV=MON,IF-VALUE='A',SET-VALUE='B'", "MON|--if|A|--value|B")]
    [InlineData("wait-event", "COND=((MON,1,2)='$T')", "((MON,1,2)='$T')")]
    [InlineData("cancel-job", "JOB-ID=147,TEXT='too late'", "147|--text|too late")]
    [InlineData("cancel-job", "JOB-ID=*MONJV(MON)", "jv:MON")]
    [InlineData("cancel-job", "*MONJV(MON)", "jv:MON")]
    [InlineData("cancel-job", "*monjv($ANNA.MON),TEXT='x'", "jv:$ANNA.MON|--text|x")]
    [InlineData("cancel-job", "*MONJV(", "*MONJV(")]
    [InlineData("enter-job", "MONJV=MON", "--monitor|MON")]
    [InlineData("modify-job-options", "JOB-ID=1,MONJV=MON", "1|--variable|MON")]
    public void Operands_become_words_of_today(string alias, string typed, string words) =>
        Assert.Equal(words.Split('|'), Operands.Read(alias, [typed]));

    [Theory]
    [InlineData("create-jv", "MON.JOB")]
    [InlineData("create-jv", "SIZE=3")]
    [InlineData("create-jv", "JV=A,SIZE=3")]
    [InlineData("create-jv", "=A")]
    [InlineData("create-jv", "*MONJV(MON)")]
    [InlineData("create-jv", "")]
    [InlineData("create-jv", ",")]
    [InlineData("strsma", "JV=A")]
    public void What_is_none_of_an_aliass_operands_stays_as_it_was_typed(string alias, string typed) =>
        Assert.Equal([typed], Operands.Read(alias, [typed]));

    [Fact]
    public void Nothing_behind_two_dashes_is_looked_at() =>
        Assert.Equal(
            ["--monitor", "A", "--", "MONJV=B", "--", "MONJV=C"],
            Operands.Read("enter-job", ["MONJV=A", "--", "MONJV=B", "--", "MONJV=C"])
        );

    [Fact]
    public void Options_of_today_stand_beside_them() =>
        Assert.Equal(["MON", "--json", "--value", "A"], Operands.Read("setjv", ["JV=MON", "--json", "SET-VALUE='A'"]));
}
