namespace Weir.EndToEnd.Tests.Docs;

/// <summary>Every command that a page shows is run, in order, against a fresh Weir, and prints what the page says.</summary>
public sealed class DocumentedCommandsTests
{
    public static TheoryData<string> Pages =>
        new(SourceTree.Files("docs", "*.md").Append("README.md").Where(page => new DocumentedPage(page).Commands.Count > 0));

    [Theory]
    [MemberData(nameof(Pages))]
    public Task What_a_page_shows_is_what_happens(string page) => new DocumentedPage(page).RunAsync();
}
