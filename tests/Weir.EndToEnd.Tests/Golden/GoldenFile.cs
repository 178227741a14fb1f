namespace Weir.EndToEnd.Tests.Golden;

/// <summary>
/// A file of what is right, in the repository. What a test sees is compared with it line by line; what was seen is left beside
/// the test program, to be looked at and copied where the change is meant.
/// </summary>
internal static class GoldenFile
{
    public static async Task IsAsync(string name, IReadOnlyList<string> seen)
    {
        var path = SourceTree.PathOf("tests/Weir.EndToEnd.Tests/Golden/" + name);
        var left = Path.Combine(AppContext.BaseDirectory, name);
        await File.WriteAllTextAsync(left, string.Join('\n', seen) + "\n", TestContext.Current.CancellationToken);
        var right = File.Exists(path)
            ? (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n')
            : [];
        var at = 0;
        while (at < right.Length && at < seen.Count && right[at] == seen[at])
        {
            at++;
        }

        Assert.True(
            at == right.Length && at == seen.Count,
            $"{path}:{at + 1} has\n  {Line(right, at)}\nand this Weir\n  {Line(seen, at)}\nWhere that is meant: cp {left} {path}, and look at the difference before it is committed."
        );
    }

    private static string Line(IReadOnlyList<string> lines, int at) => at < lines.Count ? lines[at] : "(nothing)";
}
