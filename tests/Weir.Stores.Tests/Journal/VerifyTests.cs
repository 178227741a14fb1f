namespace Weir.Stores.Tests.Journal;

/// <summary>What is read to look whether a journal is whole.</summary>
public sealed class VerifyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sequences_are_listed_in_pages()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new() { Facts = [.. Enumerable.Range(1, 5).Select(Samples.Fact)] });

        Assert.Equal([1, 2, 3], await open.Journal.ListSequencesAsync(0, 3, Token));
        Assert.Equal([4, 5], await open.Journal.ListSequencesAsync(3, 3, Token));
        Assert.Empty(await open.Journal.ListSequencesAsync(5, 3, Token));
    }

    [Fact]
    public async Task Submissions_are_listed_in_pages_and_each_says_whether_it_has_a_row()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(1));
        await open.WriteAsync(Samples.Entry(2) with { Jobs = [] });
        await open.WriteAsync(Samples.Entry(3));

        Assert.Equal([(1, true), (2, false)], await open.Journal.ListSubmissionsAsync(0, 2, Token));
        Assert.Equal([(3, true)], await open.Journal.ListSubmissionsAsync(2, 2, Token));
    }
}
