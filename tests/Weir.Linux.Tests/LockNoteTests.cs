using System.Text;

namespace Weir.Linux.Tests;

/// <summary>What the holder of a lock says, and who believes it.</summary>
public sealed class LockNoteTests
{
    private const uint Other = 65534;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static uint Reader => UserAccounts.CurrentUserId;

    [Fact]
    public void A_note_is_read_while_its_lock_is_held_and_is_of_the_past_afterwards()
    {
        using var scratch = new Scratch();
        using (FileLock.TryHold(scratch["control"], "/srv/my weir.sock"))
        {
            var held = Read(scratch.Path, Reader);

            Assert.Equal("/srv/my weir.sock", Text(held));
            Assert.True(held!.IsHeld);
            Assert.Equal(Environment.ProcessId, FileLock.HolderOf(scratch["control"]));
        }

        var left = Read(scratch.Path, Reader);
        Assert.Equal("/srv/my weir.sock", Text(left));
        Assert.False(left!.IsHeld);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("4711\n")]
    [InlineData("4711\n\n")]
    [InlineData("4711\n/srv/wei")]
    public void A_lock_without_a_whole_note_has_none(string text)
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["control"], text);

        Assert.Null(Read(scratch.Path, Reader));
    }

    [Fact]
    public void What_is_missing_a_folder_or_a_link_has_no_note()
    {
        using var scratch = new Scratch();
        Assert.Null(Read(scratch.Path, Reader));
        Assert.Null(Read(scratch["missing"], Reader));

        File.WriteAllText(scratch["elsewhere"], "4711\n/srv/weir.sock\n");
        File.CreateSymbolicLink(scratch["control"], scratch["elsewhere"]);
        Assert.Null(Read(scratch.Path, Reader));

        File.Delete(scratch["control"]);
        Directory.CreateDirectory(scratch["control"]);
        Assert.Null(Read(scratch.Path, Reader));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_or_folder_that_others_may_write_is_not_believed(UnixFileMode more)
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["control"], "4711\n/srv/weir.sock\n");
        File.SetUnixFileMode(scratch["control"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.NotNull(Read(scratch.Path, Reader));

        File.SetUnixFileMode(scratch["control"], UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        Assert.Null(Read(scratch.Path, Reader));

        File.SetUnixFileMode(scratch["control"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(scratch.Path, Private | more | UnixFileMode.StickyBit);
        Assert.Null(Read(scratch.Path, Reader));
    }

    [Fact]
    public void A_users_note_is_believed_by_that_user_only_and_roots_by_all()
    {
        Assert.SkipUnless(Reader == 0, "only root gives files away");
        using var scratch = new Scratch();
        using var parent = FolderHandle.Open(scratch.Path);
        using var folder = parent.TryCreateFolder("theirs", 0x1ED, (Other, Other))!;
        Descriptors.Close(folder.CreateNew("control", 0x1A4, (Other, Other)));
        File.WriteAllText(scratch["theirs/control"], "4711\n/home/theirs/weir.sock\n");
        Assert.Equal("/home/theirs/weir.sock", Text(Read(scratch["theirs"], Other)));
        Assert.Null(Read(scratch["theirs"], 0));
        Assert.Null(Read(scratch["theirs"], 4711));

        // Root's file in a user's folder is what that user put there, by a link or out of an older time.
        File.Delete(scratch["theirs/control"]);
        File.WriteAllText(scratch["theirs/control"], "4711\n/home/theirs/weir.sock\n");
        Assert.Null(Read(scratch["theirs"], 0));
        Assert.Null(Read(scratch["theirs"], 4711));

        File.WriteAllText(scratch["control"], "4711\n/srv/weir.sock\n");
        Assert.Equal("/srv/weir.sock", Text(Read(scratch.Path, 0)));
        Assert.Equal("/srv/weir.sock", Text(Read(scratch.Path, Other)));
    }

    private static LockNote? Read(string folder, uint reader) => LockNote.Read(Encoding.UTF8.GetBytes(folder), "control"u8, reader);

    private static string? Text(LockNote? note) => note is null ? null : Encoding.UTF8.GetString(note.Text);
}
