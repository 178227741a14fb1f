using System.Text;

namespace Weir.Linux.Tests;

public sealed class FileViewTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weir-view-");

    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(1_000_003)]
    public void All_bytes_of_a_file_are_there_whether_it_is_read_or_mapped(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var path = Written("file", bytes);

        using var view = FileView.OpenTrusted(Encoding.UTF8.GetBytes(path));

        Assert.Equal(length, view.Length);
        Assert.True(view.Bytes.SequenceEqual(bytes));
    }

    [Fact]
    public void A_file_that_another_one_is_renamed_over_stays_as_it_was()
    {
        var path = Written("file", Enumerable.Repeat((byte)1, 100_000).ToArray());
        using var view = FileView.OpenTrusted(Encoding.UTF8.GetBytes(path));

        File.Move(Written("other", [2]), path, overwrite: true);

        Assert.False(view.Bytes.ContainsAnyExcept((byte)1));
    }

    [Fact]
    public void What_cannot_be_read_is_empty()
    {
        var target = Written("target", [1]);
        var link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, target);

        foreach (var path in new[] { link, _folder.FullName, Path.Combine(_folder.FullName, "none"), Written("empty", []) })
        {
            Assert.Same(FileView.Empty, FileView.OpenTrusted(Encoding.UTF8.GetBytes(path)));
        }
    }

    [Fact]
    public void A_view_that_is_disposed_of_shows_nothing()
    {
        var view = FileView.OpenTrusted(Encoding.UTF8.GetBytes(Written("file", new byte[100_000])));

        view.Dispose();
        view.Dispose();

        Assert.True(view.Bytes.IsEmpty);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Written(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
