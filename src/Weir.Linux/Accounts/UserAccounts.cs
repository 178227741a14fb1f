using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The machine's users and groups, from wherever its name service has them.</summary>
public static unsafe class UserAccounts
{
    private const int BufferSize = 64 * 1024;
    private const int Range = 34;

    /// <summary>The effective user of this process.</summary>
    public static uint CurrentUserId => Libc.EffectiveUser();

    /// <summary>The real group of this process.</summary>
    public static uint CurrentGroupId => Libc.RealGroup();

    /// <summary>The account of a user id, or <see langword="null"/>.</summary>
    public static UserAccount? Find(uint userId) =>
        WithBuffer(
            (buffer, size) =>
            {
                PasswordEntry entry;
                PasswordEntry* found;
                var error = Libc.UserById(userId, &entry, buffer, size, &found);
                return (error, Read(found));
            }
        );

    /// <summary>The account of that name, or <see langword="null"/>.</summary>
    public static UserAccount? Find(string name)
    {
        var text = NativePath.Encode(name);
        return WithBuffer(
            (buffer, size) =>
            {
                fixed (byte* start = text)
                {
                    PasswordEntry entry;
                    PasswordEntry* found;
                    var error = Libc.UserByName(start, &entry, buffer, size, &found);
                    return (error, Read(found));
                }
            }
        );
    }

    /// <summary>The name of a user id; the number as text where there is no account.</summary>
    public static string NameOf(uint userId) => Find(userId)?.Name ?? userId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All groups of a user, the primary one included.</summary>
    public static IReadOnlyList<uint> GroupsOf(string user, uint primaryGroup)
    {
        fixed (byte* name = NativePath.Encode(user))
        {
            for (var room = 64; ; room *= 4)
            {
                var groups = new uint[room];
                var count = room;
                fixed (uint* start = groups)
                {
                    if (Libc.GroupsOfUser(name, primaryGroup, start, &count) >= 0)
                    {
                        return groups[..count];
                    }
                }
            }
        }
    }

    /// <summary>The id of a group, or <see langword="null"/> where there is none of that name.</summary>
    public static uint? FindGroup(string name) => GroupByName(name)?.Id;

    /// <summary>The names listed as members of a group; users who have it as their primary group are not listed.</summary>
    public static IReadOnlyList<string> MembersOf(string group) => GroupByName(group)?.Members ?? [];

    private static Group? GroupByName(string name)
    {
        var text = NativePath.Encode(name);
        return WithBuffer(
            (buffer, size) =>
            {
                fixed (byte* start = text)
                {
                    GroupEntry entry;
                    GroupEntry* found;
                    var error = Libc.GroupByName(start, &entry, buffer, size, &found);
                    return (error, Read(found));
                }
            }
        );
    }

    private static UserAccount? Read(PasswordEntry* entry) =>
        entry == null ? null : new UserAccount(Text(entry->Name), entry->User, entry->Group, Text(entry->Home), Text(entry->Shell));

    private static Group? Read(GroupEntry* entry)
    {
        if (entry == null)
        {
            return null;
        }

        List<string> members = [];
        for (var member = entry->Members; member != null && *member != null; member++)
        {
            members.Add(Text(*member));
        }

        return new Group(entry->Group, members);
    }

    private static string Text(byte* bytes) => Marshal.PtrToStringUTF8((nint)bytes) ?? "";

    private static T? WithBuffer<T>(Lookup<T> lookup)
        where T : class
    {
        for (var size = BufferSize; ; size *= 4)
        {
            var buffer = (byte*)NativeMemory.Alloc((nuint)size);
            try
            {
                var (error, found) = lookup(buffer, size);
                if (error != Range)
                {
                    return found;
                }
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }
    }

    private delegate (int Error, T? Found) Lookup<T>(byte* buffer, int size)
        where T : class;

    private sealed record Group(uint Id, IReadOnlyList<string> Members);
}
