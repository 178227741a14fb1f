using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Forks a child from a process with one busy thread: the shepherd, natively compiled. A process with more threads uses
/// <see cref="Spawner"/>.
/// </summary>
public static unsafe class Launcher
{
    private const int FirstFree = 3;

    /// <summary>Starts the program and waits until it runs or is known not to.</summary>
    public static LaunchResult Launch(LaunchPlan plan)
    {
        using var programs = new NativeStrings(plan.Programs);
        using var arguments = new NativeStrings([
            [],
            .. plan.Arguments,
        ]);
        using var environment = new NativeStrings(plan.Environment);
        using var others = new NativeStrings([.. Shell(), plan.Folder ?? []]);
        var groups = plan.Identity is { } identity ? identity.Groups : [];
        var native = (ChildPlan*)NativeMemory.AllocZeroed((nuint)sizeof(ChildPlan));
        native->Groups = (uint*)NativeMemory.Alloc((nuint)(groups.Count + 1) * sizeof(uint));
        native->Limits = (LimitPair*)NativeMemory.Alloc((nuint)(plan.Limits.Count + 1) * (nuint)sizeof(LimitPair));
        native->LimitNames = (int*)NativeMemory.Alloc((nuint)(plan.Limits.Count + 1) * sizeof(int));
        try
        {
            native->Programs = programs.Pointers;
            native->ShellArguments = arguments.Pointers;
            native->Environment = environment.Pointers;
            native->Shell = others.Pointers[0];
            native->Folder = plan.Folder is null ? null : others.Pointers[1];
            native->Ignored = plan.Signals.Ignored;
            native->Blocked = plan.Signals.Blocked;
            native->Umask = plan.Umask ?? -1;
            native->NewSession = plan.NewSession;
            native->CloseOthers = plan.CloseOthers;
            native->HasIdentity = plan.Identity is not null;
            native->User = plan.Identity?.User ?? 0;
            native->Group = plan.Identity?.Group ?? 0;
            native->GroupCount = groups.Count;
            for (var i = 0; i < groups.Count; i++)
            {
                native->Groups[i] = groups[i];
            }

            native->LimitCount = plan.Limits.Count;
            for (var i = 0; i < plan.Limits.Count; i++)
            {
                native->LimitNames[i] = plan.Limits[i].Resource;
                native->Limits[i] = new LimitPair { Soft = plan.Limits[i].Soft, Hard = plan.Limits[i].Hard };
            }

            return WithStreams(plan, native);
        }
        finally
        {
            NativeMemory.Free(native->LimitNames);
            NativeMemory.Free(native->Limits);
            NativeMemory.Free(native->Groups);
            NativeMemory.Free(native);
        }
    }

    private static byte[][] Shell() => ["/bin/sh"u8.ToArray()];

    private static LaunchResult WithStreams(LaunchPlan plan, ChildPlan* native)
    {
        var parked = stackalloc int[3] { -1, -1, -1 };
        if (plan.Streams is var (input, output, error))
        {
            native->HasStreams = true;
            native->Input = parked[0] = Libc.Control(input, Libc.FDuplicate, FirstFree);
            native->Output = parked[1] = Libc.Control(output, Libc.FDuplicate, FirstFree);
            native->Error = parked[2] = Libc.Control(error, Libc.FDuplicate, FirstFree);
        }

        var cgroup = -1;
        if (plan.Cgroup is { } group)
        {
            fixed (byte* path = NativePath.Encode(group.Path))
            {
                cgroup = Libc.Open(path, Libc.OReadOnly | Libc.ODirectory | Libc.OCloseOnExec, 0);
            }

            if (cgroup < 0)
            {
                return new LaunchResult(0, LaunchStep.Cgroup, Marshal.GetLastPInvokeError());
            }
        }

        try
        {
            return Fork(native, cgroup);
        }
        finally
        {
            for (var i = 0; i < 3; i++)
            {
                if (parked[i] >= 0)
                {
                    _ = Libc.Close(parked[i]);
                }
            }

            if (cgroup >= 0)
            {
                _ = Libc.Close(cgroup);
            }
        }
    }

    private static LaunchResult Fork(ChildPlan* native, int cgroup)
    {
        var pipe = stackalloc int[2];
        if (Libc.Pipe(pipe, Libc.OCloseOnExec) != 0)
        {
            return new LaunchResult(0, LaunchStep.Fork, Marshal.GetLastPInvokeError());
        }

        // Above 2, where the child's own streams will be.
        var writeEnd = Libc.Control(pipe[1], Libc.FDuplicate, FirstFree);
        _ = Libc.Close(pipe[1]);
        native->ErrorPipe = writeEnd;

        // No signal may be handled between fork and the child's own settings.
        SignalSet all = SignalState.SetOf(ulong.MaxValue),
            before;
        _ = Libc.SignalMask(Libc.SignalSetMask, &all, &before);
        var child = Fork(native, cgroup, out var error);
        _ = Libc.SignalMask(Libc.SignalSetMask, &before, null);
        _ = Libc.Close(writeEnd);
        try
        {
            if (child < 0)
            {
                return new LaunchResult(
                    0,
                    cgroup >= 0 && error is not (Errno.Again or Errno.NoMemory) ? LaunchStep.Cgroup : LaunchStep.Fork,
                    error
                );
            }

            Span<byte> report = stackalloc byte[2 * sizeof(int)];
            if (Descriptors.Read(pipe[0], report) < report.Length)
            {
                return new LaunchResult(child, null, 0);
            }

            int status;
            while (Libc.Wait(child, &status, 0, null) < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted) { }

            var parts = MemoryMarshal.Cast<byte, int>(report);
            return new LaunchResult(child, (LaunchStep)parts[0], parts[1]);
        }
        finally
        {
            _ = Libc.Close(pipe[0]);
        }
    }

    private static int Fork(ChildPlan* native, int cgroup, out int error)
    {
        int child;
        if (cgroup >= 0)
        {
            CloneArguments arguments = new()
            {
                Flags = CloneArguments.IntoCgroup,
                ExitSignal = Signals.Child,
                Cgroup = (ulong)cgroup,
            };
            child = (int)Libc.Bare(Libc.SysClone3, (nint)(&arguments), sizeof(CloneArguments), 0, 0, 0);
        }
        else
        {
            child = Libc.Fork();
        }

        if (child == 0)
        {
            ForkedChild.Run(native);
        }

        error = child < 0 ? Marshal.GetLastSystemError() : 0;
        return child;
    }
}
