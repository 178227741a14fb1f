namespace Weir.Linux.Tests;

public sealed class InotifyTests
{
    [Fact]
    public async Task Changes_of_a_folder_are_told_in_order()
    {
        using var scratch = new Scratch();
        using var inotify = new Inotify();
        var watch = inotify.Watch(scratch.Path, FileChanges.Created | FileChanges.MovedTo);
        File.WriteAllText(scratch["one"], "");
        File.Move(scratch["one"], scratch["two"]);
        var names = new List<string>();
        await foreach (var change in inotify.Changes(TestContext.Current.CancellationToken))
        {
            Assert.Equal(watch, change.Watch);
            names.Add(change.Name);
            if (change.Name == "two")
            {
                break;
            }
        }

        Assert.Equal(["one", "two"], names);
    }

    [Fact]
    public void What_is_not_there_cannot_be_watched()
    {
        using var inotify = new Inotify();
        Assert.Throws<LinuxException>(() => inotify.Watch("/no/such/folder", FileChanges.Created | FileChanges.MovedTo));
    }
}
