using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The life of a forked child until it is its program. It allocates nothing, calls nothing of the runtime and ends in
/// <c>execve</c> or <c>_exit</c>: the runtime's other thread does not exist here.
/// </summary>
internal static unsafe class ForkedChild
{
    internal static void Run(ChildPlan* plan)
    {
        Signals(plan);
        if (plan->NewSession && Libc.Bare(Libc.SysNewSession, 0, 0, 0, 0, 0) < 0)
        {
            Fail(plan, LaunchStep.Session);
        }

        for (var i = 0; i < plan->LimitCount; i++)
        {
            if (Libc.Bare(Libc.SysLimit, 0, plan->LimitNames[i], (nint)(plan->Limits + i), 0, 0) < 0)
            {
                Fail(plan, LaunchStep.Limits);
            }
        }

        if (plan->HasStreams)
        {
            Streams(plan);
        }

        if (plan->Umask >= 0)
        {
            Libc.Bare(Libc.SysUmask, plan->Umask, 0, 0, 0, 0);
        }

        if (plan->HasIdentity)
        {
            Identity(plan);
        }

        // As the user: a folder that only root can enter is not the user's.
        if (plan->Folder != null && Libc.Bare(Libc.SysChangeFolder, (nint)plan->Folder, 0, 0, 0, 0) < 0)
        {
            Fail(plan, LaunchStep.Folder);
        }

        if (plan->CloseOthers)
        {
            const int OnExecution = 4;
            Libc.Bare(Libc.SysCloseRange, 3, unchecked((nint)uint.MaxValue), OnExecution, 0, 0);
        }

        Execute(plan);
    }

    private static void Signals(ChildPlan* plan)
    {
        const int Most = 64;
        KernelSignalAction action = default;
        for (var signal = 1; signal <= Most; signal++)
        {
            if (signal is Weir.Linux.Signals.Kill or Weir.Linux.Signals.Stop)
            {
                continue;
            }

            action.Handler = (plan->Ignored & (1UL << (signal - 1))) != 0 ? 1 : 0;
            Libc.Bare(Libc.SysSignalAction, signal, (nint)(&action), 0, sizeof(ulong), 0);
        }

        var blocked = plan->Blocked;
        Libc.Bare(Libc.SysSignalMask, Libc.SignalSetMask, (nint)(&blocked), 0, sizeof(ulong), 0);
    }

    private static void Streams(ChildPlan* plan)
    {
        // The sources lie above 2: the launcher sees to it.
        if (
            Libc.Bare(Libc.SysDuplicate2, plan->Input, 0, 0, 0, 0) < 0
            || Libc.Bare(Libc.SysDuplicate2, plan->Output, 1, 0, 0, 0) < 0
            || Libc.Bare(Libc.SysDuplicate2, plan->Error, 2, 0, 0, 0) < 0
        )
        {
            Fail(plan, LaunchStep.Streams);
        }
    }

    private static void Identity(ChildPlan* plan)
    {
        if (Libc.Bare(Libc.SysSetGroups, plan->GroupCount, (nint)plan->Groups, 0, 0, 0) < 0)
        {
            Fail(plan, LaunchStep.Groups);
        }

        if (
            Libc.Bare(Libc.SysSetGroup, (nint)plan->Group, (nint)plan->Group, (nint)plan->Group, 0, 0) < 0
            || Libc.Bare(Libc.SysSetUser, (nint)plan->User, (nint)plan->User, (nint)plan->User, 0, 0) < 0
        )
        {
            Fail(plan, LaunchStep.User);
        }
    }

    // As execvp: the first that can be executed; "not permitted" is remembered, a file without a format goes to the shell.
    private static void Execute(ChildPlan* plan)
    {
        var remembered = Errno.NoEntry;
        for (var program = plan->Programs; *program != null; program++)
        {
            Libc.Bare(Libc.SysExecute, (nint)(*program), (nint)(plan->ShellArguments + 1), (nint)plan->Environment, 0, 0);
            var error = Marshal.GetLastSystemError();
            if (error == Errno.NotExecutable)
            {
                plan->ShellArguments[0] = plan->Shell;
                plan->ShellArguments[1] = *program;
                Libc.Bare(Libc.SysExecute, (nint)plan->Shell, (nint)plan->ShellArguments, (nint)plan->Environment, 0, 0);
                remembered = Marshal.GetLastSystemError();
                break;
            }

            if (error is not (Errno.NoEntry or Errno.NotFolder))
            {
                remembered = error;
                if (error != Errno.AccessDenied)
                {
                    break;
                }
            }
        }

        Report(plan, LaunchStep.Execute, remembered);
    }

    private static void Fail(ChildPlan* plan, LaunchStep step) => Report(plan, step, Marshal.GetLastSystemError());

    private static void Report(ChildPlan* plan, LaunchStep step, int error)
    {
        var report = stackalloc int[2] { (int)step, error };
        Libc.Bare(Libc.SysWrite, plan->ErrorPipe, (nint)report, 2 * sizeof(int), 0, 0);
        const int Failed = 127;
        Libc.Bare(Libc.SysExit, Failed, 0, 0, 0, 0);
    }
}
