using System.Globalization;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Whether an account may still begin work, by the machine's shadow entries, as the account check of PAM has it: not after its
/// expiry, not once its password was expired for longer than the account's inactive days, and not where an administrator locked the
/// password that it has (<c>!</c> before it). A service account, which never had a password (<c>!</c> or <c>*</c> alone), may.
/// </summary>
public static unsafe class AccountStanding
{
    private const int BufferSize = 16 * 1024,
        LargestBuffer = 4 * 1024 * 1024,
        Range = 34,
        ShortestHash = 4;

    /// <summary>
    /// Why the account may begin nothing today; <see langword="null"/> where it may, or where the machine says nothing of it.
    /// </summary>
    public static string? Refusal(string name, DateOnly today)
    {
        var text = NativePath.Encode(name);
        for (var size = BufferSize; size <= LargestBuffer; size *= 4)
        {
            var buffer = (byte*)NativeMemory.Alloc((nuint)size);
            try
            {
                fixed (byte* start = text)
                {
                    ShadowEntry entry;
                    ShadowEntry* found;
                    var error = Libc.ShadowByName(start, &entry, buffer, (nuint)size, &found);
                    if (error != Range)
                    {
                        return found == null ? null : Describe(name, found, today);
                    }
                }
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }

        return null;
    }

    /// <summary>The decision on the entry's fields; a negative number is none.</summary>
    internal static string? Refusal(
        string name,
        ReadOnlySpan<byte> password,
        long lastChange,
        long maximum,
        long inactive,
        long expires,
        long today
    )
    {
        if (expires >= 0 && today >= expires)
        {
            return $"the account {name} expired on {Day(expires)} (chage -E)";
        }

        if (lastChange > 0 && maximum >= 0 && inactive >= 0 && today > lastChange + maximum + inactive)
        {
            return $"the account {name} is inactive: its password expired on {Day(lastChange + maximum)}";
        }

        var hash = password.TrimStart((byte)'!');
        return hash.Length < password.Length && hash.Length >= ShortestHash
            ? $"the account {name} is locked: an administrator put ! before its password (usermod -L)"
            : null;
    }

    private static string? Describe(string name, ShadowEntry* entry, DateOnly today) =>
        Refusal(
            name,
            MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry->Password),
            entry->LastChange,
            entry->Maximum,
            entry->Inactive,
            entry->Expires,
            today.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
        );

    private static string Day(long day) =>
        day is > 0 and < 2_000_000
            ? DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "day 0";
}
