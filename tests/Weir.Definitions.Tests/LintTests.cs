using Weir.Definitions.Checks;

namespace Weir.Definitions.Tests;

public sealed class LintTests
{
    [Theory]
    [InlineData("kind: rule\nname: R\ntype: queue\nwhen: { jobName: 'M*' }\n", "R no-job-definition")]
    [InlineData("kind: rule\nname: R\ntype: track\nwhen: { jobName: 'M*' }\n", "")]
    [InlineData("kind: rule\nname: R\ntype: queue\nwhen: { jobName: 'M*' }\n---\nkind: job-definition\nname: month\n", "")]
    [InlineData(
        "kind: rule\nname: R\ntype: queue\nschedule: Night\nwhen: { jobName: 'M*' }\n---\nkind: job-definition\nname: month\n",
        "R no-schedule|R no-job-definition"
    )]
    [InlineData("kind: job-definition\nname: J\nlimits: [ T=2 ]\n", "AdHoc/J unknown-limit")]
    [InlineData("kind: job-definition\nname: J\nlimits: [ T=2 ]\n---\nkind: limit\nname: T\nmaximum: 1\n", "AdHoc/J limit-too-small")]
    [InlineData("kind: job-definition\nname: J\nservice: A.B\n", "")]
    [InlineData("kind: job-definition\nname: J\nservice: A.B\n---\nkind: policy\nname: P\n", "AdHoc/J unknown-group")]
    [InlineData(
        "kind: job-definition\nname: J\nonLeftovers: keep\nlimits: [ T ]\n---\nkind: limit\nname: T\nmaximum: 1\n",
        "AdHoc/J keeps-past-limits"
    )]
    [InlineData("kind: job-definition\nname: J\nonLeftovers: keep\n", "")]
    [InlineData("kind: policy\nname: P\nactiveAfter: Night/CLOSE\n", "P no-job-definition")]
    [InlineData("kind: rule\nname: A\ntype: track\n---\nkind: rule\nname: B\ntype: track\n", "B duplicate")]
    public void What_is_odd_across_definitions_is_told(string yaml, string found) =>
        Assert.Equal(
            found,
            string.Join(
                '|',
                DefinitionLint.Check(DefinitionReader.Read(yaml, "f").Definitions).Select(finding => $"{finding.Key} {finding.Code}")
            )
        );
}
