using System.Text.RegularExpressions;

namespace Weir.House.Tests;

public sealed partial class LeftNotesTests
{
    [Fact]
    public void No_source_page_or_script_holds_a_note_to_do_something_later()
    {
        string[] kinds = ["*.cs", "*.razor", "*.md", "*.sh", "*.csproj", "*.props"];
        var notes =
            from folder in new[] { "src", "tests", "docs", "bench", "packaging" }
            from kind in kinds
            from file in SourceTree.Files(folder, kind)
            where !file.StartsWith("tests/Weir.House.Tests/", StringComparison.Ordinal)
            where Note().IsMatch(SourceTree.Read(file))
            select file;

        Found.Nothing(notes);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Note();
}
