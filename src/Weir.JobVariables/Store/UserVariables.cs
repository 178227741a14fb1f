using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// One user's folder of variables, held by the agent while it changes something there. The folder and what is known beside the
/// values belong to the agent's user, so that nobody else renames or removes a variable; each value belongs to its owner.
/// </summary>
internal sealed class UserVariables : IDisposable
{
    private const string Attributes = ".attributes",
        LockName = ".lock",
        Aside = ".new";
    private const uint FolderMode = 0x1ED,
        PrivateFolderMode = 0x1C0,
        PrivateMode = 0x180;
    private const int Patience = 10_000,
        Most = 64 * 1024;

    private readonly FolderHandle _values,
        _attributes;
    private readonly ValueFile _lock;

    private UserVariables(FolderHandle values, FolderHandle attributes, ValueFile held)
    {
        _values = values;
        _attributes = attributes;
        _lock = held;
    }

    /// <summary>Takes hold of a user's folder; <see langword="null"/> where there is none and none is to be made.</summary>
    public static UserVariables? Open(string folder, string user, bool make)
    {
        using var root = FolderHandle.Open(folder);
        var values = make ? root.CreateFolder(user, FolderMode) : root.TryOpenFolder(user);
        if (values is null)
        {
            return null;
        }

        FolderHandle? attributes = null;
        ValueFile? held = null;
        try
        {
            attributes = values.CreateFolder(Attributes, PrivateFolderMode);
            Descriptors.Close(attributes.OpenReadWrite(LockName, PrivateMode));
            held =
                ValueFile.TryOpen(attributes, LockName, forWriting: true)
                ?? throw new LinuxException(Errno.NoEntry, $"{LockName} cannot be opened");
            if (!held.TryLock(alone: true, Patience))
            {
                throw new LinuxException(
                    Errno.TimedOut,
                    $"the job variables of {user} are being changed by somebody who does not come to an end"
                );
            }

            return new UserVariables(values, attributes, held);
        }
        catch (LinuxException)
        {
            held?.Dispose();
            attributes?.Dispose();
            values.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What is known of a variable, or <see langword="null"/>; without taking hold of the folder, because it is there whole at any time.
    /// </summary>
    public static VariableAttributes? Peek(string folder, VariableId id)
    {
        using var root = FolderHandle.Open(folder);
        using var values = root.TryOpenFolder(id.User);
        using var attributes = values?.TryOpenFolder(Attributes);
        return attributes?.Read(id.Name, Most) is { } bytes ? Parse(id, bytes) : null;
    }

    /// <summary>The names of a user's variables, those included whose value is gone while they monitor a job.</summary>
    public static IEnumerable<string> Names(string folder, string user)
    {
        var attributes = Path.Join(folder, user, Attributes);
        return Directory.Exists(attributes)
            ? Directory
                .EnumerateFiles(attributes)
                .Select(path => Path.GetFileName(path))
                .Where(name => name[0] != '.')
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>How many those are.</summary>
    public static int Count(string folder, string user)
    {
        var attributes = Path.Join(folder, user, Attributes);
        return Directory.Exists(attributes)
            ? Directory.EnumerateFiles(attributes).Count(path => Path.GetFileName(path.AsSpan())[0] != '.')
            : 0;
    }

    public static IEnumerable<string> Users(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Select(path => Path.GetFileName(path))
            .Where(VariableNameIsUser)
            .Order(StringComparer.Ordinal);

    /// <summary>What is known of a variable, or <see langword="null"/>.</summary>
    public VariableAttributes? Find(VariableId id) => _attributes.Read(id.Name, Most) is { } bytes ? Parse(id, bytes) : null;

    public void SaveAttributes(VariableId id, VariableAttributes attributes)
    {
        var aside = "." + id.Name + Aside;
        _attributes.TryRemove(aside);
        using (var file = ValueFile.Create(_attributes, aside, PrivateMode))
        {
            file.WriteAt(attributes.ToBytes(), 0);
            file.Synchronize();
        }

        _attributes.Rename(aside, id.Name);
        _attributes.Synchronize();
    }

    public bool HasValue(VariableId id)
    {
        using var file = ValueFile.TryOpen(_values, id.Name, forWriting: false);
        return file is not null;
    }

    /// <summary>Puts the value's file there, whole from the start, with all the room that it will ever need.</summary>
    public void Create(VariableId id, VariableAttributes attributes, uint group, ReadOnlySpan<byte> bytes)
    {
        var aside = "." + id.Name + Aside;
        _values.TryRemove(aside);
        using (var file = ValueFile.Create(_values, aside, attributes.Mode, (attributes.Owner, group)))
        {
            file.WriteAt(bytes, 0);
            file.Synchronize();
        }

        _values.Rename(aside, id.Name);
        _values.Synchronize();
    }

    public RecordFile Open(VariableId id, VariableAttributes attributes) =>
        RecordFile.TryOpen(_values, id.Name, attributes.Owner, attributes.Size)
        ?? throw new VariableException(VariableRefusal.Unreachable, $"the file of {id} is gone");

    public VariableValue? Read(VariableId id, VariableEncoding encoding) => VariableBytes.Read(_values, id.Name, encoding);

    public void Rename(VariableId from, VariableId to)
    {
        _attributes.Rename(from.Name, to.Name);
        _values.Rename(from.Name, to.Name);
        _values.Synchronize();
        _attributes.Synchronize();
    }

    public void Remove(VariableId id)
    {
        _values.TryRemove(id.Name);
        _attributes.TryRemove(id.Name);
        _values.Synchronize();
    }

    public void Dispose()
    {
        _lock.Dispose();
        _attributes.Dispose();
        _values.Dispose();
    }

    private static VariableAttributes Parse(VariableId id, byte[] bytes)
    {
        try
        {
            return VariableAttributes.Parse(bytes);
        }
        catch (FormatException broken)
        {
            throw new VariableException(VariableRefusal.Unreachable, $"what is known of {id} cannot be read: {broken.Message}", broken);
        }
    }

    private static bool VariableNameIsUser(string name) => VariableName.IsUser(name);
}
