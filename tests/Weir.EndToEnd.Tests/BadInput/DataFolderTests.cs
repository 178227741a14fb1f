using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>A data folder that this <c>weir up</c> may not or cannot have: one line, status 1, and nothing changed.</summary>
public sealed class DataFolderTests
{
    [Fact]
    public async Task A_second_up_on_one_folder_is_told_who_has_it_and_the_first_goes_on()
    {
        await using var up = await WeirUp.StartAsync();

        var second = await up.Weir("up", "--data", up.Data, "--socket", Path.Combine(up.Folder, "second.sock"), "--listen", "none");

        Assert.Equal(1, second.Status);
        Assert.Matches(
            $@"^weir: another Weir \(pid [0-9]+\) has {up.Data}: stop that one, or choose another folder with --data\n$",
            second.Error
        );
        Assert.Equal("", second.Output);
        (await up.Weir("submit", "--wait", "--", "true")).Number();
    }

    [Theory]
    [InlineData("server.db")]
    [InlineData("agent.db")]
    public async Task Data_of_a_newer_version_is_refused_with_both_versions_and_the_way_out(string database)
    {
        await using var up = await WeirUp.StartAsync();
        await up.StopAsync();
        var path = Path.Combine(up.Data, database);
        (
            await up.Commands.Run(
                "python3",
                "-c",
                "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(\"INSERT INTO migrations VALUES (99, 'future', '2030')\"); c.commit()",
                path
            )
        ).Succeeded();
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        var refused = await up.Weir("up", "--data", up.Data, "--socket", up.Socket, "--listen", "none");

        Assert.Equal(1, refused.Status);
        Assert.Matches(
            $"^weir: '{path}' has schema version 99 and this Weir knows versions up to [0-9]+: run the newer Weir again, or restore a backup made before it\n$",
            refused.Error
        );
        Assert.Equal("", refused.Output);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_named_in_plain_words()
    {
        await using var up = await WeirUp.StartAsync();
        var file = Path.Combine(up.Folder, "file");
        await File.WriteAllTextAsync(file, "precious", TestContext.Current.CancellationToken);

        var refused = await up.Weir("up", "--data", file, "--socket", Path.Combine(up.Folder, "second.sock"), "--listen", "none");

        Assert.Equal(1, refused.Status);
        Assert.Equal($"weir: {file} cannot hold the data (a file is in its place): choose another folder with --data\n", refused.Error);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
