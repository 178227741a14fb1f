using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Becoming another program.</summary>
public static unsafe class ProcessImage
{
    /// <summary>
    /// Replaces this program by the first of the candidates that can be executed, as <c>execvp</c> does. Returns only with the
    /// error number of a failure.
    /// </summary>
    public static int Replace(IReadOnlyList<byte[]> programs, IReadOnlyList<byte[]> arguments, IReadOnlyList<byte[]> environment)
    {
        using var native = new NativeStrings(programs);
        using var given = new NativeStrings(arguments);
        using var variables = new NativeStrings(environment);
        var remembered = Errno.NoEntry;
        for (var program = native.Pointers; *program != null; program++)
        {
            _ = Libc.Execute(*program, given.Pointers, variables.Pointers);
            var error = Marshal.GetLastPInvokeError();
            if (error == Errno.NotExecutable)
            {
                return ByShell(*program, arguments, variables);
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

        return remembered;
    }

    private static int ByShell(byte* script, IReadOnlyList<byte[]> arguments, NativeStrings environment)
    {
        var shell = "/bin/sh\0"u8;
        using var given = new NativeStrings([
            [],
            [],
            .. arguments.Skip(1),
        ]);
        fixed (byte* program = shell)
        {
            given.Pointers[0] = program;
            given.Pointers[1] = script;
            _ = Libc.Execute(program, given.Pointers, environment.Pointers);
            return Marshal.GetLastPInvokeError();
        }
    }
}
