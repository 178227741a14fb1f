using System.Text;
using Weir.Linux;

namespace Weir.JobVariables.Tests.Store;

public sealed class StoreTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Clock _clock = new();
    private readonly VariableStore _store;
    private readonly VariableId _id = new(Callers.Me.User, "mon.job");

    public StoreTests() => _store = VariableStore.Open(_scratch["variables"], "machine", Guid.NewGuid(), _clock);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_new_variable_is_a_plain_file_of_256_blanks()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());

        Assert.Equal(new string(' ', 256), File.ReadAllText(PathOf(_id)));
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(PathOf(_id))), Convert.ToHexString(_store.Read(_id, Callers.Me).Bytes.Span));
    }

    [Fact]
    public void It_can_be_made_with_128_and_in_EBCDIC()
    {
        _store.Create(_id, Callers.Me, new VariableSettings { Size = 128, Encoding = VariableEncoding.Ebcdic });

        Assert.Equal(Enumerable.Repeat((byte)0x40, 128), File.ReadAllBytes(PathOf(_id)));
        Assert.Equal(VariableEncoding.Ebcdic, _store.Read(_id, Callers.Me).Encoding);
    }

    [Fact]
    public void A_part_is_written_where_it_belongs_and_the_file_stays_the_same_file()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        using var open = File.OpenRead(PathOf(_id));

        _store.Set(_id, Callers.Me, 3, "abc"u8.ToArray());
        _store.Set(_id, Callers.Me, 256, "!"u8.ToArray());

        var bytes = new byte[256];
        open.ReadExactly(bytes);
        Assert.Equal("  abc".PadRight(255) + "!", Encoding.ASCII.GetString(bytes));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 257)]
    [InlineData(256, 2)]
    [InlineData(257, 1)]
    public void What_goes_past_the_end_is_refused(int position, int length)
    {
        _store.Create(_id, Callers.Me, new VariableSettings());

        Refused(VariableRefusal.Unfit, () => _store.Set(_id, Callers.Me, position, new byte[length]));
    }

    [Fact]
    public void It_is_set_only_where_it_holds_what_was_expected()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());

        Assert.True(_store.CompareAndSet(_id, Callers.Me, 1, " "u8.ToArray(), "A"u8.ToArray()));
        Assert.False(_store.CompareAndSet(_id, Callers.Me, 1, " "u8.ToArray(), "B"u8.ToArray()));
        Assert.Equal("A", Encoding.ASCII.GetString(_store.Read(_id, Callers.Me).Part(1, 1).Span));
    }

    [Fact]
    public void Of_many_who_compare_and_set_at_once_each_counts_once()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        _store.Set(_id, Callers.Me, 1, new byte[2]);

        Parallel.For(
            0,
            40,
            _ =>
            {
                while (true)
                {
                    var now = _store.Read(_id, Callers.Me).Part(1, 2).ToArray();
                    if (_store.CompareAndSet(_id, Callers.Me, 1, now, new[] { (byte)(now[0] + 1), (byte)(now[1] + 3) }))
                    {
                        return;
                    }
                }
            }
        );

        Assert.Equal([40, 120], _store.Read(_id, Callers.Me).Part(1, 2).ToArray());
    }

    [Fact]
    public void It_can_be_renamed_listed_described_and_removed()
    {
        _store.Create(
            _id,
            Callers.Me,
            new VariableSettings
            {
                Shared = true,
                WritePassword = "secret",
                RetainedUntil = new DateOnly(2020, 1, 1),
            }
        );

        var renamed = _store.Rename(_id, Callers.Me with { Password = "secret" }, "other");
        var found = Assert.Single(_store.List());

        Assert.Equal(renamed, found.Variable);
        Assert.True(found is { Shared: true, HasWritePassword: true, HasReadPassword: false, Size: 256, MonitoredBy: null });
        Assert.Null(_store.Find(_id));
        _store.Remove(renamed, Callers.Me with { Password = "secret" });
        Assert.Empty(_store.List());
        Refused(VariableRefusal.NotFound, () => _store.Read(renamed, Callers.Me));
    }

    [Fact]
    public void A_name_that_is_there_is_not_taken_twice()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        _store.Create(new VariableId(_id.User, "other"), Callers.Me, new VariableSettings());

        Refused(VariableRefusal.Exists, () => _store.Create(_id, Callers.Me, new VariableSettings()));
        Refused(VariableRefusal.Exists, () => _store.Rename(_id, Callers.Me, "OTHER"));
    }

    [Fact]
    public void It_is_carried_over_into_EBCDIC_with_all_that_it_holds()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        _store.Set(_id, Callers.Me, 1, all);

        _store.Convert(_id, Callers.Me, VariableEncoding.Ebcdic);
        Assert.Equal(CharacterSet.Ascii.Convert(all, CharacterSet.Ebcdic), _store.Read(_id, Callers.Me).Bytes.ToArray());
        _store.Convert(_id, Callers.Me, VariableEncoding.Ascii);
        Assert.Equal(all, _store.Read(_id, Callers.Me).Bytes.ToArray());
    }

    [Fact]
    public void A_link_in_a_values_place_is_not_followed()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        var elsewhere = _scratch["elsewhere"];
        File.WriteAllText(elsewhere, "mine");
        File.Delete(PathOf(_id));
        File.CreateSymbolicLink(PathOf(_id), elsewhere);

        Refused(VariableRefusal.Unreachable, () => _store.Set(_id, Callers.Me, 1, "x"u8.ToArray()));
        Refused(VariableRefusal.Unreachable, () => _store.Read(_id, Callers.Me));
        Assert.Equal("mine", File.ReadAllText(elsewhere));
    }

    [Fact]
    public void A_users_folder_that_is_a_link_is_not_followed()
    {
        var elsewhere = Directory.CreateDirectory(_scratch["elsewhere"]).FullName;
        Directory.CreateSymbolicLink(Path.Join(_store.Folder, _id.User), elsewhere);

        Refused(VariableRefusal.Unreachable, () => _store.Create(_id, Callers.Me, new VariableSettings()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public void A_pipe_in_a_values_place_holds_nobody_up()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        File.Delete(PathOf(_id));
        Programs.Run("mkfifo", PathOf(_id));

        Refused(VariableRefusal.Unreachable, () => _store.Read(_id, Callers.Me));
        Refused(VariableRefusal.Unreachable, () => _store.Set(_id, Callers.Me, 1, "x"u8.ToArray()));
    }

    [Fact]
    public void A_file_that_somebody_cut_short_reads_as_filled_up()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        File.WriteAllText(PathOf(_id), "$X");

        Assert.Equal("$X".PadRight(128), _store.Read(_id, Callers.Me).Record.ToString());
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    public void What_somebody_cut_short_or_made_longer_reads_with_the_variables_own_size(int size)
    {
        _store.Create(_id, Callers.Me, new VariableSettings { Size = size });

        File.WriteAllText(PathOf(_id), "$X");
        Assert.Equal("$X".PadRight(size), Encoding.ASCII.GetString(_store.Read(_id, Callers.Me).Bytes.Span));
        File.WriteAllText(PathOf(_id), new string('y', 300));
        Assert.Equal(new string('y', size), Encoding.ASCII.GetString(_store.Read(_id, Callers.Me).Bytes.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$X of another program")]
    public void The_next_write_repairs_a_file_that_somebody_cut_short(string left)
    {
        _store.Create(_id, Callers.Me, new VariableSettings { Size = 256 });
        File.WriteAllText(PathOf(_id), left);

        _store.Set(_id, Callers.Me, 200, "here"u8.ToArray());

        Assert.Equal(left.PadRight(199) + "here".PadRight(57), File.ReadAllText(PathOf(_id)));

        File.WriteAllText(PathOf(_id), left);
        Assert.True(_store.CompareAndSet(_id, Callers.Me, 254, "   "u8.ToArray(), "end"u8.ToArray()));
        Assert.Equal(left.PadRight(253) + "end", File.ReadAllText(PathOf(_id)));

        File.WriteAllText(PathOf(_id), left);
        _store.SetProgram(_id, Callers.Me, MonitoringStatus.Succeeded, "0000");
        Assert.Equal(256, new FileInfo(PathOf(_id)).Length);
        Assert.StartsWith("$T", File.ReadAllText(PathOf(_id)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_boot_of_the_machine_is_a_session_and_the_id_stays()
    {
        var folder = _scratch["sessions"];
        Guid first = Guid.NewGuid(),
            second = Guid.NewGuid();

        Assert.Equal(
            new StoreIdentity(CatalogId.Parse("BOXA"), new SessionNumber(1)),
            VariableStore.Open(folder, "box-a", first, _clock).Identity
        );
        Assert.Equal("001", VariableStore.Open(folder, "renamed", first, _clock).Identity.Session.ToString());
        Assert.Equal(
            new StoreIdentity(CatalogId.Parse("BOXA"), new SessionNumber(2)),
            VariableStore.Open(folder, "renamed", second, _clock).Identity
        );
    }

    [Fact]
    public void As_root_each_value_belongs_to_its_owner_and_what_is_known_beside_it_to_root()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var nobody = UserAccounts.Find("nobody")!;
        VariableId id = new("nobody", "X");

        _store.Create(id, Callers.Me, new VariableSettings { Shared = true });

        Assert.Equal(nobody.UserId, FileOwner.Read(Encoding.UTF8.GetBytes(PathOf(id))));
        Assert.Equal(0u, FileOwner.Read(Encoding.UTF8.GetBytes(Path.GetDirectoryName(PathOf(id))!)));
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(PathOf(id)));
        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(Path.Join(Path.GetDirectoryName(PathOf(id)), ".attributes")));
    }

    [Fact]
    public void On_a_full_disk_what_is_there_is_still_written()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root mounts a small disk");
        using var disk = SmallDisk.Mount(_scratch["disk"]);
        var store = VariableStore.Open(Path.Join(disk.Path, "variables"), "machine", Guid.NewGuid(), _clock);
        store.Create(_id, Callers.Me, new VariableSettings());
        disk.Fill();

        store.Set(_id, Callers.Me, 1, new byte[256]);

        Assert.Equal(new byte[256], store.Read(_id, Callers.Me).Bytes.ToArray());
        Refused(VariableRefusal.Unreachable, () => store.Create(new VariableId(_id.User, "MORE"), Callers.Me, new VariableSettings()));
    }

    [Fact]
    public void A_variable_that_somebody_keeps_locked_is_left_alone_by_who_must_not_wait_and_read_without_the_lock_by_others()
    {
        _store.Create(_id, Callers.Me, new VariableSettings());
        _store.Set(_id, Callers.Me, 1, "value"u8.ToArray());
        using var folder = FolderHandle.Open(Path.GetDirectoryName(PathOf(_id))!);
        using (var file = ValueFile.TryOpen(folder, _id.Name, forWriting: true)!)
        {
            Assert.True(file.TryLock(alone: true, 0));

            Assert.False(_store.TryReadAtOnce(_id, out var nothing));
            Assert.Null(nothing);
            Assert.Equal("value"u8.ToArray(), _store.Read(_id, Callers.Me).Bytes[..5].ToArray());
        }

        Assert.True(_store.TryReadAtOnce(_id, out var value));
        Assert.Equal("value"u8.ToArray(), value!.Value.Bytes[..5].ToArray());
    }

    [Fact]
    public void A_user_has_so_many_variables_and_administrators_and_others_are_not_bound_by_it()
    {
        _store.MostOfAUser = 2;
        var user = new VariableCaller("alice", 1001, 1001);
        _store.Create(new VariableId("alice", "ONE"), user, new VariableSettings());
        _store.Create(new VariableId("alice", "TWO"), user, new VariableSettings());

        Refused(VariableRefusal.TooMany, () => _store.Create(new VariableId("alice", "THREE"), user, new VariableSettings()));
        _store.Create(new VariableId("bob", "ONE"), new VariableCaller("bob", 1002, 1002), new VariableSettings());
        _store.Remove(new VariableId("alice", "ONE"), user);
        _store.Create(new VariableId("alice", "THREE"), user, new VariableSettings());
    }

    private static void Refused(VariableRefusal reason, Action act) => Assert.Equal(reason, Assert.Throws<VariableException>(act).Reason);

    private static void Refused(VariableRefusal reason, Func<object?> act) =>
        Refused(
            reason,
            () =>
            {
                _ = act();
            }
        );

    private string PathOf(VariableId id) => Path.Join(_store.Folder, id.User, id.Name);
}
