using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A process that does nothing and ends: whoever watches processes must see it. On each processor, so that what was lost before it shows
/// as a gap.
/// </summary>
public static unsafe class Canary
{
    private const string Program = "/bin/true";
    private const int MasksBytes = 128,
        Patience = 2000;

    /// <summary>Starts one, waits for its end, and gives the id that it had.</summary>
    /// <exception cref="LinuxException">It cannot be started.</exception>
    public static int Start()
    {
        var process = Spawner.Spawn(Program, [System.Text.Encoding.UTF8.GetBytes(Program)], [], [], newSession: false);
        using (var handle = ProcessHandle.Open(process))
        {
            handle?.Wait(Patience);
        }

        _ = Spawner.Reap(process);
        return process;
    }

    /// <summary>Starts one on each processor that this process may use.</summary>
    /// <exception cref="LinuxException">One cannot be started.</exception>
    public static void StartOnEach()
    {
        LinuxException? refused = null;
        // The thread is bound to one processor after the other, and is not used for anything else.
        var thread = new Thread(() =>
        {
            try
            {
                foreach (var processor in Processors())
                {
                    Bind(processor);
                    Start();
                }
            }
            catch (LinuxException failure)
            {
                refused = failure;
            }
        })
        {
            IsBackground = true,
            Name = "canaries",
        };
        thread.Start();
        thread.Join();
        if (refused is not null)
        {
            throw refused;
        }
    }

    private static List<int> Processors()
    {
        var mask = stackalloc byte[MasksBytes];
        var used = LinuxException.Check(Libc.ProcessorsOf(0, MasksBytes, mask), "the processors cannot be listed");
        List<int> found = [];
        for (var i = 0; i < MasksBytes * 8 && used >= 0; i++)
        {
            if ((mask[i / 8] & (1 << (i % 8))) != 0)
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static void Bind(int processor)
    {
        var mask = stackalloc byte[MasksBytes];
        new Span<byte>(mask, MasksBytes).Clear();
        mask[processor / 8] = (byte)(1 << (processor % 8));
        LinuxException.Check(Libc.SetProcessors(0, MasksBytes, mask), $"processor {processor} cannot be used");
    }
}
