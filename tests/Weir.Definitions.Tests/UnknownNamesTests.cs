using Weir.Definitions.Checks;

namespace Weir.Definitions.Tests;

public sealed class UnknownNamesTests
{
    private const string Known =
        "kind: frequency\nname: weekly\nweekdays: [ Mon ]\n---\nkind: calendar\nname: feasts\ndates: [ 2026-12-25 ]\n---\n";

    [Theory]
    [InlineData("kind: job-definition\nname: J\nfrequency: WEEKLY\n", "")]
    [InlineData("kind: schedule\nname: S\nholidays: [ feasts ]\nfrequency: weekly\n", "")]
    [InlineData(
        "kind: job-definition\nname: J\nfrequency: weekyl\n",
        "job-definition AdHoc/J names frequency weekyl, which there is not: defined are weekly; did you mean weekly?"
    )]
    [InlineData(
        "kind: job-definition\nname: J\nfrequency: [ { calendar: plan } ]\n",
        "job-definition AdHoc/J names calendar plan, which there is not: defined are feasts"
    )]
    [InlineData(
        "kind: schedule\nname: S\nholidays: [ other ]\n",
        "schedule S names calendar other, which there is not: defined are feasts"
    )]
    [InlineData(
        "kind: frequency\nname: F\nday: 1\nexcept: other\n",
        "frequency F names calendar other, which there is not: defined are feasts"
    )]
    public void A_frequency_or_calendar_that_there_is_not_is_told(string yaml, string text) =>
        Assert.Equal(
            text,
            string.Join('|', UnknownNames.Find(DefinitionReader.Read(Known + yaml, "f").Definitions).Select(found => found.Text))
        );

    [Fact]
    public void Where_none_is_defined_that_is_told() =>
        Assert.EndsWith(
            "names frequency F, which there is not: none is defined",
            Assert.Single(UnknownNames.Find(DefinitionReader.Read("kind: schedule\nname: S\nfrequency: F\n", "f").Definitions)).Text,
            StringComparison.Ordinal
        );
}
