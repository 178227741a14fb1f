using System.Collections.Concurrent;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// The job variables of an agent: one plain file each, <c>USER/NAME</c>, of 128 or 256 bytes, that is changed in place. Everything
/// is reached relative to open folders and never through a link. May be used by several threads.
/// </summary>
public sealed partial class VariableStore : IVariableReader, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly VariableFiles _files;

    // Of those that are read again and again; nobody else changes an encoding.
    private readonly ConcurrentDictionary<VariableId, VariableEncoding> _encodings = [];

    private VariableStore(string folder, StoreIdentity identity, TimeProvider clock)
    {
        Folder = folder;
        _files = new VariableFiles(folder);
        Identity = identity;
        _clock = clock;
    }

    /// <inheritdoc />
    public string Folder { get; }

    /// <summary>What records call this agent and this session.</summary>
    public StoreIdentity Identity { get; }

    /// <summary>
    /// Told of each write made by this object, in order for one variable, while its lock is held; must not wait for anything.
    /// </summary>
    public Action<VariableWritten>? Written { get; set; }

    /// <summary>Says whether somebody waits on a variable.</summary>
    public Func<VariableId, bool> IsAwaited { get; set; } = static _ => false;

    /// <summary>Opens the store, made where it is not there.</summary>
    /// <param name="folder">The folder of all variables, absolute.</param>
    /// <param name="machine">The machine's name, of which a new store makes its catalogue id.</param>
    /// <param name="boot">This boot of the machine.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="LinuxException">It cannot be reached.</exception>
    public static VariableStore Open(string folder, string machine, Guid boot, TimeProvider clock)
    {
        Directory.CreateDirectory(folder, (UnixFileMode)0x1ED);
        return new VariableStore(folder, StoreIdentity.Load(folder, machine, boot), clock);
    }

    /// <summary>Makes a variable of blanks.</summary>
    public VariableDescription Create(VariableId id, VariableCaller caller, VariableSettings settings)
    {
        if (settings.Size is not (MonitoringRecord.Size or MonitoringRecord.SizeWithUserPart))
        {
            throw new VariableException(
                VariableRefusal.Unfit,
                $"a job variable has {MonitoringRecord.Size} or {MonitoringRecord.SizeWithUserPart} bytes, not {settings.Size}"
            );
        }

        return InFolder(
            id,
            make: true,
            shelf =>
            {
                if (shelf.Find(id) is { } there && (shelf.HasValue(id) || there.Monitor is not null))
                {
                    throw new VariableException(VariableRefusal.Exists, $"there is a job variable {id}");
                }

                RequireRoom(id, caller);
                return Describe(id, Create(shelf, id, caller, settings), missing: false);
            }
        );
    }

    /// <summary>What is known of a variable; <see langword="null"/> where there is none.</summary>
    public VariableDescription? Find(VariableId id) =>
        InFolderIfThere(id, shelf => shelf.Find(id) is { } attributes ? DescribeOn(shelf, id, attributes) : null);

    /// <summary>All of a user's variables, or all there are, by user and name.</summary>
    public IReadOnlyList<VariableDescription> List(string? user = null)
    {
        var users = user is null ? UserVariables.Users(Folder) : [user];
        return
        [
            .. from owner in users
            from name in UserVariables.Names(Folder, owner)
            let found = Find(new VariableId(owner, name))
            where found is not null
            select found,
        ];
    }

    /// <summary>What a variable holds, for somebody who may read it.</summary>
    public VariableValue Read(VariableId id, VariableCaller caller)
    {
        var known = WithVariable(
            id,
            (_, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.Read);
                return attributes;
            }
        );
        // Without the folder: its owner may keep the value locked, and the others of the owner's go on.
        try
        {
            return _files.TryRead(id, known.Encoding)?.From(known.Size) ?? throw Missing(id);
        }
        catch (LinuxException refused)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"{id} cannot be reached: {refused.Message}", refused);
        }
    }

    /// <inheritdoc />
    public VariableValue? TryRead(VariableId id)
    {
        try
        {
            return EncodingOf(id) is { } encoding ? _files.TryRead(id, encoding) : null;
        }
        catch (LinuxException refused)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"{id} cannot be reached: {refused.Message}", refused);
        }
    }

    /// <inheritdoc />
    public bool TryReadAtOnce(VariableId id, out VariableValue? value)
    {
        value = null;
        try
        {
            return EncodingOf(id) is not { } encoding || _files.TryReadAtOnce(id, encoding, out value);
        }
        catch (LinuxException refused)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"{id} cannot be reached: {refused.Message}", refused);
        }
    }

    /// <summary>Writes bytes at a position counted from 1, for somebody who may; durable when it returns.</summary>
    public void Set(VariableId id, VariableCaller caller, int position, ReadOnlyMemory<byte> bytes) =>
        Write(id, caller, position, bytes, default);

    /// <summary>Writes bytes where the expected ones stand there now, in one step; whether they did.</summary>
    public bool CompareAndSet(
        VariableId id,
        VariableCaller caller,
        int position,
        ReadOnlyMemory<byte> expected,
        ReadOnlyMemory<byte> bytes
    ) =>
        expected.IsEmpty
            ? throw new VariableException(VariableRefusal.Unfit, "what is expected has no bytes")
            : Write(id, caller, position, bytes, expected);

    /// <summary>Writes a job's own fields into the record of the job that is monitored.</summary>
    public void Modify(VariableId id, VariableCaller caller, RecordModification modification) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                if (attributes.Monitor is null)
                {
                    throw new VariableException(VariableRefusal.NotMonitored, $"{id} monitors no job");
                }

                Check(id, attributes, caller, VariableUse.WriteUserPart);
                Update(
                    shelf,
                    id,
                    attributes,
                    record =>
                    {
                        record = modification.Timestamp ? record.WithActivity(_clock.GetUtcNow()) : record;
                        record = modification.Descriptor is { } descriptor ? record.WithApplication(descriptor) : record;
                        return modification.Information is { } information ? record.WithInformation(information) : record;
                    }
                );
                return true;
            }
        );

    /// <summary>Writes the record of a program: it is not protected.</summary>
    public void SetProgram(VariableId id, VariableCaller caller, MonitoringStatus status, string returnCode) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.WriteSystemPart);
                Update(shelf, id, attributes, record => record.OfProgram(status, returnCode));
                return true;
            }
        );

    /// <summary>Gives a variable other attributes.</summary>
    public VariableDescription Change(VariableId id, VariableCaller caller, VariableChange change) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.Attributes);
                var changed = attributes with
                {
                    Shared = change.Shared ?? attributes.Shared,
                    ReadOnly = change.ReadOnly ?? attributes.ReadOnly,
                    ReadPassword = Changed(change.ReadPassword, attributes.ReadPassword),
                    WritePassword = Changed(change.WritePassword, attributes.WritePassword),
                    RetainedUntil = change.RetainedUntil is { } date
                        ? date == DateOnly.MinValue
                            ? null
                            : date
                        : attributes.RetainedUntil,
                };
                using (var file = shelf.Open(id, changed))
                {
                    file.SetMode(changed.Mode);
                }

                shelf.SaveAttributes(id, changed);
                return DescribeOn(shelf, id, changed);
            }
        );

    /// <summary>Gives a variable another name of the same user.</summary>
    public VariableId Rename(VariableId id, VariableCaller caller, string name) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.Attributes);
                var renamed = new VariableId(id.User, name);
                if (shelf.Find(renamed) is not null || shelf.HasValue(renamed))
                {
                    throw new VariableException(VariableRefusal.Exists, $"there is a job variable {renamed}");
                }

                shelf.Rename(id, renamed);
                _encodings.TryRemove(id, out _);
                return renamed;
            }
        );

    /// <summary>Removes a variable.</summary>
    public void Remove(VariableId id, VariableCaller caller) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.Remove);
                shelf.Remove(id);
                _encodings.TryRemove(id, out _);
                return true;
            }
        );

    /// <summary>Carries a variable over into another encoding, all its bytes.</summary>
    public void Convert(VariableId id, VariableCaller caller, VariableEncoding encoding) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                Check(id, attributes, caller, VariableUse.Attributes);
                Check(id, attributes, caller, VariableUse.WriteSystemPart);
                if (encoding == attributes.Encoding)
                {
                    return false;
                }

                using var file = shelf.Open(id, attributes);
                var value = shelf.Read(id, attributes.Encoding)?.From(attributes.Size) ?? throw Missing(id);
                file.Write(encoding, 1, value.Record.Convert(encoding).Bytes, default, Hook(id));
                file.Synchronize();
                shelf.SaveAttributes(id, attributes with { Encoding = encoding });
                _encodings.TryRemove(id, out _);
                return true;
            }
        );

    /// <summary>Lifts the protection of monitoring; for administrators.</summary>
    public void Unprotect(VariableId id, VariableCaller caller) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                if (!caller.IsAdministrator)
                {
                    throw new VariableException(VariableRefusal.AccessDenied, "only an administrator lifts the protection of monitoring");
                }

                var claim = attributes.Monitor ?? throw new VariableException(VariableRefusal.NotMonitored, $"{id} monitors no job");
                shelf.SaveAttributes(id, attributes with { Monitor = claim with { Unprotected = true } });
                return true;
            }
        );

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();

    internal DateTimeOffset Now => _clock.GetUtcNow();

    internal static VariableException Missing(VariableId id) => new(VariableRefusal.NotFound, $"there is no job variable {id}");

    internal void Check(VariableId id, VariableAttributes attributes, VariableCaller caller, VariableUse use) =>
        VariableProtection.Check(id, attributes, caller, use, DateOnly.FromDateTime(_clock.GetLocalNow().DateTime), IsAwaited);

    internal Action<VariableValue>? Hook(VariableId id) => Written is { } written ? value => written(new VariableWritten(id, value)) : null;

    internal bool Update(
        UserVariables shelf,
        VariableId id,
        VariableAttributes attributes,
        Func<MonitoringRecord, MonitoringRecord> change,
        int patience = RecordFile.Patience
    )
    {
        using var file = shelf.Open(id, attributes);
        return file.Update(attributes.Encoding, change, Hook(id), patience);
    }

    internal VariableAttributes Create(UserVariables shelf, VariableId id, VariableCaller caller, VariableSettings settings)
    {
        var (owner, group) = OwnerOf(id, caller);
        var attributes = new VariableAttributes
        {
            Owner = owner,
            CreatedAt = Now,
            Size = settings.Size,
            Encoding = settings.Encoding,
            Shared = settings.Shared,
            ReadOnly = settings.ReadOnly,
            ReadPassword = Changed(settings.ReadPassword, null),
            WritePassword = Changed(settings.WritePassword, null),
            RetainedUntil = settings.RetainedUntil,
        };
        shelf.SaveAttributes(id, attributes);
        shelf.Create(id, attributes, group, MonitoringRecord.Blank(settings.Encoding, settings.Size).Bytes);
        return attributes;
    }

    internal T WithVariable<T>(VariableId id, Func<UserVariables, VariableAttributes, T> act) =>
        InFolder(id, make: false, shelf => act(shelf, shelf.Find(id) ?? throw Missing(id)));

    internal T InFolder<T>(VariableId id, bool make, Func<UserVariables, T> act)
    {
        try
        {
            using var shelf = UserVariables.Open(Folder, id.User, make) ?? throw Missing(id);
            return act(shelf);
        }
        catch (LinuxException refused)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"{id} cannot be reached: {refused.Message}", refused);
        }
        catch (FormatException unfit)
        {
            throw new VariableException(VariableRefusal.Unfit, unfit.Message, unfit);
        }
    }

    internal static VariableDescription DescribeOn(UserVariables shelf, VariableId id, VariableAttributes attributes) =>
        Describe(id, attributes, missing: !shelf.HasValue(id));

    private static VariableDescription Describe(VariableId id, VariableAttributes attributes, bool missing) =>
        new()
        {
            Variable = id,
            Owner = attributes.Owner,
            CreatedAt = attributes.CreatedAt,
            Size = attributes.Size,
            Encoding = attributes.Encoding,
            Shared = attributes.Shared,
            ReadOnly = attributes.ReadOnly,
            HasReadPassword = attributes.ReadPassword is not null,
            HasWritePassword = attributes.WritePassword is not null,
            RetainedUntil = attributes.RetainedUntil,
            MonitoredBy = attributes.Monitor?.Number,
            IsProtected = attributes.Monitor is { Unprotected: false },
            IsMissing = missing,
        };

    private VariableEncoding? EncodingOf(VariableId id)
    {
        if (!_encodings.TryGetValue(id, out var known) && UserVariables.Peek(Folder, id) is { } attributes)
        {
            _encodings[id] = known = attributes.Encoding;
            return known;
        }

        return _encodings.TryGetValue(id, out known) ? known : null;
    }

    private static PasswordHash? Changed(string? password, PasswordHash? old) =>
        password switch
        {
            null => old,
            "" => null,
            _ => PasswordHash.Create(password),
        };

    private static (uint Owner, uint Group) OwnerOf(VariableId id, VariableCaller caller)
    {
        if (id.User == caller.User)
        {
            return (caller.UserId, caller.GroupId);
        }

        if (!caller.IsAdministrator)
        {
            throw new VariableException(
                VariableRefusal.AccessDenied,
                $"{caller.User} cannot make a job variable that belongs to {id.User}"
            );
        }

        var account = UserAccounts.Find(id.User) ?? throw new VariableException(VariableRefusal.NotFound, $"there is no user {id.User}");
        return (account.UserId, account.GroupId);
    }

    private bool Write(VariableId id, VariableCaller caller, int position, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> expected) =>
        WithVariable(
            id,
            (shelf, attributes) =>
            {
                var longest = Math.Max(bytes.Length, expected.Length);
                if (position < 1 || bytes.IsEmpty || longest > attributes.Size + 1 - position)
                {
                    throw new VariableException(
                        VariableRefusal.Unfit,
                        $"{longest} bytes from {position} on do not fit: {id} has the bytes 1 to {attributes.Size}"
                    );
                }

                Check(id, attributes, caller, position > MonitoringRecord.Size ? VariableUse.WriteUserPart : VariableUse.WriteSystemPart);
                using var file = shelf.Open(id, attributes);
                var done = file.Write(attributes.Encoding, position, bytes.Span, expected.Span, Hook(id));
                if (done)
                {
                    file.Synchronize();
                }

                return done;
            }
        );

    private T? InFolderIfThere<T>(VariableId id, Func<UserVariables, T?> act)
    {
        try
        {
            using var shelf = UserVariables.Open(Folder, id.User, make: false);
            return shelf is null ? default : act(shelf);
        }
        catch (LinuxException refused)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"{id} cannot be reached: {refused.Message}", refused);
        }
    }
}
