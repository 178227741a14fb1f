using Weir.Jobs;

namespace Weir.JobVariables.Tests.Store;

public sealed class ProtectionTests : IDisposable
{
    private static readonly VariableCaller _stranger = Callers.Stranger;
    private static readonly VariableCaller _owner = Callers.Me with { IsAdministrator = false };

    private readonly Scratch _scratch = new();
    private readonly Clock _clock = new();
    private readonly VariableStore _store;
    private readonly VariableId _id = new(Callers.Me.User, "X");

    public ProtectionTests() => _store = VariableStore.Open(_scratch["variables"], "machine", Guid.NewGuid(), _clock);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Others_neither_read_nor_write_what_is_not_shared()
    {
        _store.Create(_id, _owner, new VariableSettings());

        Refused(VariableRefusal.AccessDenied, () => Read(_stranger));
        Refused(VariableRefusal.AccessDenied, () => Write(_stranger));
        Refused(VariableRefusal.AccessDenied, () => _store.Change(_id, _stranger, new VariableChange { Shared = true }));
        Refused(VariableRefusal.AccessDenied, () => _store.Create(new VariableId(_owner.User, "Y"), _stranger, new VariableSettings()));
    }

    [Fact]
    public void Others_read_and_write_what_is_shared_and_do_nothing_else_to_it()
    {
        _store.Create(_id, _owner, new VariableSettings { Shared = true });

        Read(_stranger);
        Write(_stranger);
        Refused(VariableRefusal.AccessDenied, () => _store.Remove(_id, _stranger));
        Refused(VariableRefusal.AccessDenied, () => _store.Rename(_id, _stranger, "Y"));
    }

    [Fact]
    public void An_administrator_reaches_what_is_not_shared() =>
        Assert.Equal(256, Made(new VariableSettings()).Read(_id, _stranger with { IsAdministrator = true }).Bytes.Length);

    [Fact]
    public void What_is_only_to_be_read_is_written_and_removed_by_nobody_until_that_is_changed()
    {
        Made(new VariableSettings { ReadOnly = true });

        Refused(VariableRefusal.ReadOnly, () => Write(_owner));
        Refused(VariableRefusal.ReadOnly, () => _store.Remove(_id, _owner with { IsAdministrator = true }));
        _store.Change(_id, _owner, new VariableChange { ReadOnly = false });
        Write(_owner);
    }

    [Fact]
    public void What_is_retained_is_kept_until_its_date_comes()
    {
        Made(new VariableSettings { RetainedUntil = new DateOnly(2026, 11, 22) });

        Refused(VariableRefusal.Retained, () => Write(_owner));
        Refused(VariableRefusal.Retained, () => _store.Remove(_id, _owner));
        Read(_owner);
        _clock.Now = _clock.Now.AddDays(1);
        _store.Remove(_id, _owner);
    }

    [Fact]
    public void Passwords_are_asked_for_by_what_they_guard_of_everybody()
    {
        Made(new VariableSettings { ReadPassword = "see", WritePassword = "put" });
        var root = _owner with { IsAdministrator = true };

        Refused(VariableRefusal.Password, () => Read(root));
        Refused(VariableRefusal.Password, () => Read(_owner with { Password = "put" }));
        Refused(VariableRefusal.Password, () => Write(_owner with { Password = "see" }));
        Refused(VariableRefusal.Password, () => _store.Remove(_id, _owner));
        Refused(VariableRefusal.Password, () => _store.Change(_id, _owner, new VariableChange { WritePassword = "" }));
        Read(_owner with { Password = "see" });
        Write(_owner with { Password = "put" });
        _store.Change(_id, _owner with { Password = "put" }, new VariableChange { WritePassword = "", ReadPassword = "" });
        Read(_owner);
        Write(_owner);
    }

    [Fact]
    public void Passwords_are_not_kept_as_they_are()
    {
        Made(new VariableSettings { ReadPassword = "see-me-not" });

        var kept = File.ReadAllText(Path.Join(_store.Folder, _id.User, ".attributes", _id.Name));
        Assert.Contains("read-password pbkdf2-sha256 100000 ", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("see-me-not", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, 0x180)]
    [InlineData(true, false, 0x1A4)]
    [InlineData(true, true, 0x180)]
    public void The_files_mode_lets_others_read_what_they_may(bool shared, bool password, int mode)
    {
        Made(new VariableSettings { Shared = shared, ReadPassword = password ? "see" : null });
        var file = Path.Join(_store.Folder, _id.User, _id.Name);

        Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(file));
        _store.Change(_id, _owner with { Password = "see" }, new VariableChange { Shared = !shared });
        Assert.Equal((UnixFileMode)(shared || password ? 0x180 : 0x1A4), File.GetUnixFileMode(file));
    }

    [Fact]
    public void While_it_monitors_a_job_only_its_owners_part_is_written()
    {
        Made(new VariableSettings());
        Claim();
        var root = _owner with { IsAdministrator = true };

        Refused(VariableRefusal.Monitored, () => Write(_owner));
        Refused(VariableRefusal.Monitored, () => _store.Set(_id, root, 128, new byte[1]));
        Refused(VariableRefusal.Monitored, () => _store.Set(_id, _owner, 120, new byte[20]));
        Refused(VariableRefusal.Monitored, () => _store.CompareAndSet(_id, _owner, 1, "$S "u8.ToArray(), "$T "u8.ToArray()));
        Refused(VariableRefusal.Monitored, () => _store.Remove(_id, root));
        Refused(VariableRefusal.Monitored, () => _store.Rename(_id, root, "Y"));
        Refused(VariableRefusal.Monitored, () => _store.Change(_id, root, new VariableChange { Shared = true }));
        Refused(VariableRefusal.Monitored, () => _store.Convert(_id, root, VariableEncoding.Ebcdic));
        Refused(VariableRefusal.Monitored, () => _store.SetProgram(_id, root, MonitoringStatus.Succeeded, ""));
        _store.Set(_id, _owner, 129, new byte[128]);
        Assert.Equal(new byte[128], _store.Read(_id, _owner).Record.UserPart.ToArray());
    }

    [Fact]
    public void A_job_writes_its_own_fields_into_its_record_and_nobody_does_where_there_is_none()
    {
        Made(new VariableSettings());
        var modification = new RecordModification
        {
            Timestamp = true,
            Descriptor = "Appl",
            Information = "Info",
        };
        Refused(VariableRefusal.NotMonitored, () => _store.Modify(_id, _owner, modification));
        Claim();

        _store.Modify(_id, _owner, modification);
        _store.Modify(_id, _owner, new RecordModification { Descriptor = "Other" });

        var record = _store.Read(_id, _owner).Record;
        Assert.Equal(("Other", "Info"), (record.Application, record.Information));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 16, 15, 59, TimeSpan.Zero), record.ActivityAt);
        Refused(VariableRefusal.Unfit, () => _store.Modify(_id, _owner, new RecordModification { Descriptor = "much too long" }));
        Refused(VariableRefusal.AccessDenied, () => _store.Modify(_id, _stranger, modification));
    }

    [Fact]
    public void An_administrator_and_nobody_else_lifts_the_protection()
    {
        Made(new VariableSettings());
        Claim();

        Refused(VariableRefusal.AccessDenied, () => _store.Unprotect(_id, _owner));
        _store.Unprotect(_id, _owner with { IsAdministrator = true });
        Write(_owner);
        Assert.False(_store.Find(_id)!.IsProtected);
        Assert.Equal(147, _store.Find(_id)!.MonitoredBy!.Value.Value);
    }

    [Fact]
    public void While_somebody_waits_on_it_its_name_and_attributes_stay_and_its_value_is_written()
    {
        Made(new VariableSettings());
        _store.IsAwaited = id => id == _id;

        Refused(VariableRefusal.Awaited, () => _store.Remove(_id, _owner));
        Refused(VariableRefusal.Awaited, () => _store.Rename(_id, _owner, "Y"));
        Refused(VariableRefusal.Awaited, () => _store.Change(_id, _owner, new VariableChange { Shared = true }));
        Write(_owner);
    }

    [Fact]
    public void Whose_it_is_is_asked_before_all_else_and_the_password_before_monitoring()
    {
        Made(
            new VariableSettings
            {
                ReadOnly = true,
                WritePassword = "put",
                RetainedUntil = new DateOnly(2030, 1, 1),
            }
        );
        _store.IsAwaited = _ => true;
        Refused(VariableRefusal.AccessDenied, () => _store.Remove(_id, _stranger));
        Refused(VariableRefusal.ReadOnly, () => _store.Remove(_id, _owner));
        Refused(VariableRefusal.Password, () => _store.Change(_id, _owner, new VariableChange()));
        _store.IsAwaited = _ => false;
        _store.Change(_id, _owner with { Password = "put" }, new VariableChange { ReadOnly = false });
        Refused(VariableRefusal.Retained, () => _store.Remove(_id, _owner));
        _store.Change(_id, _owner with { Password = "put" }, new VariableChange { RetainedUntil = DateOnly.MinValue });
        new JobMonitors(_store).Claim(_id, _owner with { Password = "put" }, Request());
        _store.IsAwaited = _ => true;
        Refused(VariableRefusal.Password, () => _store.Remove(_id, _owner));
        Refused(VariableRefusal.Monitored, () => _store.Remove(_id, _owner with { Password = "put" }));
        new JobMonitors(_store).Release(_id, new TrackingNumber(147));
        Refused(VariableRefusal.Awaited, () => _store.Remove(_id, _owner with { Password = "put" }));
    }

    private static MonitorRequest Request() => new() { Number = new TrackingNumber(147), Tsn = Tsn.From(new TrackingNumber(147)) };

    private static void Refused(VariableRefusal reason, Action act) => Assert.Equal(reason, Assert.Throws<VariableException>(act).Reason);

    private VariableStore Made(VariableSettings settings)
    {
        _store.Create(_id, _owner, settings);
        return _store;
    }

    private void Claim() => new JobMonitors(_store).Claim(_id, _owner, Request());

    private void Read(VariableCaller caller) => Assert.NotEqual(0, _store.Read(_id, caller).Bytes.Length);

    private void Write(VariableCaller caller) => _store.Set(_id, caller, 1, "x"u8.ToArray());
}
