namespace Weir.Jobs.Tests;

public sealed class AuthorityMatrixTests
{
    [Fact]
    public async Task The_page_shows_who_may_do_what_as_the_table_says_it()
    {
        var page = Path.Combine(Root(), "docs", "security.md");
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var (begin, end) = (
            text.IndexOf(AuthorityMatrix.Begin, StringComparison.Ordinal),
            text.IndexOf(AuthorityMatrix.End, StringComparison.Ordinal)
        );
        Assert.True(begin >= 0 && end > begin, "docs/security.md has lost the marks between which the table stands");
        var wanted = $"{text[..begin]}{AuthorityMatrix.Begin}\n\n{AuthorityMatrix.Text()}\n{text[end..]}";
        if (Environment.GetEnvironmentVariable("WEIR_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(page, wanted, TestContext.Current.CancellationToken);
            return;
        }

        Assert.True(
            wanted == text,
            "the table in docs/security.md is not what the program does: run this test with WEIR_WRITE_DOCS=1 and look at what changed"
        );
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the repository's root is not above the test");
    }
}
