using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Starts programs from a process with many threads, where a fork would not be safe.</summary>
public static unsafe class Spawner
{
    /// <summary>
    /// Starts a program with default signal dispositions, an empty signal mask and no descriptors but those of
    /// <paramref name="descriptors"/> (ours to the child's number). Returns its process id; reap it by <see cref="Reap"/>.
    /// </summary>
    /// <exception cref="LinuxException">It could not be started.</exception>
    public static int Spawn(
        string path,
        IReadOnlyList<byte[]> arguments,
        IReadOnlyList<byte[]> environment,
        IReadOnlyList<(int Ours, int Childs)> descriptors,
        bool newSession
    )
    {
        const int AttributesSize = 512,
            ActionsSize = 128;
        var attributes = stackalloc byte[AttributesSize];
        var actions = stackalloc byte[ActionsSize];
        SignalSet none,
            all;
        _ = Libc.SignalSetEmpty(&none);
        _ = Libc.SignalSetFill(&all);
        _ = Libc.SpawnAttributesStart(attributes);
        _ = Libc.SpawnActionsStart(actions);
        var parked = stackalloc int[descriptors.Count];
        var parkedCount = 0;
        try
        {
            var flags = (short)(Libc.SpawnSetSignalDefault | Libc.SpawnSetSignalMask | (newSession ? Libc.SpawnSetSession : (short)0));
            _ = Libc.SpawnAttributesFlags(attributes, flags);
            _ = Libc.SpawnAttributesMask(attributes, &none);
            _ = Libc.SpawnAttributesDefault(attributes, &all);
            var highest = 2;
            foreach (var (_, childs) in descriptors)
            {
                highest = Math.Max(highest, childs);
            }

            // Parked above every number of the child, so that no duplicate overwrites the source of a later one.
            foreach (var (ours, _) in descriptors)
            {
                parked[parkedCount] = LinuxException.Check(
                    Libc.Control(ours, Libc.FDuplicate, highest + 1),
                    "a descriptor cannot be handed over"
                );
                parkedCount++;
            }

            for (var i = 0; i < parkedCount; i++)
            {
                _ = Libc.SpawnActionsDuplicate(actions, parked[i], descriptors[i].Childs);
            }

            _ = Libc.SpawnActionsCloseFrom(actions, highest + 1);
            using var argumentStrings = new NativeStrings(arguments);
            using var environmentStrings = new NativeStrings(environment);
            int process;
            fixed (byte* program = NativePath.Encode(path))
            {
                var error = Libc.Spawn(&process, program, actions, attributes, argumentStrings.Pointers, environmentStrings.Pointers);
                return error == 0 ? process : throw new LinuxException(error, $"{path} cannot be started");
            }
        }
        finally
        {
            for (var i = 0; i < parkedCount; i++)
            {
                _ = Libc.Close(parked[i]);
            }

            _ = Libc.SpawnActionsEnd(actions);
            _ = Libc.SpawnAttributesEnd(attributes);
        }
    }

    /// <summary>
    /// Takes the status of a child that has ended; <see langword="null"/> while it runs, and where it is no child of ours.
    /// </summary>
    public static ExitStatus? Reap(int processId)
    {
        int status;
        while (true)
        {
            var found = Libc.Wait(processId, &status, Libc.WaitNoHang, null);
            if (found == processId)
            {
                return new ExitStatus(status);
            }

            if (found == 0 || Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                return null;
            }
        }
    }
}
