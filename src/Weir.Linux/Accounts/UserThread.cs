using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Looks at files as a user, from a process of root: the kernel checks each path as it would for that user. The identity of one thread is
/// changed past the C library, which would change that of all threads.
/// </summary>
public static class UserThread
{
    /// <summary>
    /// Runs plain code on a thread of its own whose file accesses are a user's, with the user's groups and no more, and waits for it. The
    /// thread ends with the code, so that its identity is never anybody else's.
    /// </summary>
    /// <exception cref="LinuxException">The identity cannot be taken on; nothing was run.</exception>
    /// <exception cref="PlatformNotSupportedException">The calls of this processor are not known.</exception>
    public static T Run<T>(uint user, uint group, IReadOnlyList<uint> groups, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(work);
        if (Libc.EffectiveUser() == user)
        {
            return work();
        }

        T result = default!;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                TakeOn(user, group, [.. groups]);
                result = work();
            }
#pragma warning disable CA1031 // Who waits for the thread gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failed = ExceptionDispatchInfo.Capture(failure);
            }
        })
        {
            IsBackground = true,
            Name = "looks as a user",
        };
        thread.Start();
        thread.Join();
        failed?.Throw();
        return result;
    }

    private static unsafe void TakeOn(uint user, uint group, uint[] groups)
    {
        var (setGroups, setFileUser, setFileGroup) = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => (116, 122, 123),
            Architecture.Arm64 => (159, 151, 152),
            var other => throw new PlatformNotSupportedException($"the identity of a thread cannot be changed on {other}"),
        };
        fixed (uint* first = groups)
        {
            var status = Libc.SystemCall(setGroups, groups.Length, (nint)first, 0, 0, 0);
            LinuxException.Check((int)status, "a thread cannot take on a user's groups");
        }

        Set(setFileGroup, group);
        Set(setFileUser, user);
    }

    // The call gives the identity before and no error: what counts is what a second call, of an identity that there is none of, gives.
    private static void Set(int call, uint id)
    {
        _ = Libc.SystemCall(call, (nint)id, 0, 0, 0, 0);
        if ((uint)Libc.SystemCall(call, -1, 0, 0, 0, 0) != id)
        {
            throw new LinuxException(Errno.NotPermitted, $"a thread cannot take on the identity {id}");
        }
    }
}
