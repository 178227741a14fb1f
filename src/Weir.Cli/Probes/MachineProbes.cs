using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol.Client;

namespace Weir.Cli.Probes;

/// <summary>What the machine and its kernel give.</summary>
internal static class MachineProbes
{
    public static IEnumerable<Finding> Run(ProcessContext around, ServerAddress address)
    {
        var root = around.UserId == 0;
        yield return new(
            "user",
            root ? Finding.Ok : Finding.Limited,
            root
                ? "root: jobs of all users"
                : string.Create(CultureInfo.InvariantCulture, $"uid {around.UserId}: only own jobs; no at, no other users' crontabs")
        );
        var capabilities = Convert.ToUInt64(Field("CapEff"), 16);
        var events = (capabilities & (1UL << 12)) != 0;
        yield return new(
            "process events",
            events ? Finding.Ok : Finding.Limited,
            events ? "the kernel may tell of every process" : "CAP_NET_ADMIN is missing: processes that nobody submitted are not noticed"
        );
        yield return Sqlite();
        yield return Number("inotify watches", "/proc/sys/fs/inotify/max_user_watches", 1024);
        yield return Number("inotify instances", "/proc/sys/fs/inotify/max_user_instances", 16);
        var files = File.ReadLines("/proc/self/limits")
            .First(l => l.StartsWith("Max open files", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        yield return new(
            "open files",
            files[4] != "unlimited" && long.Parse(files[4], CultureInfo.InvariantCulture) < 1024 ? Finding.Limited : Finding.Ok,
            $"soft limit {files[3]}, hard limit {files[4]}; a waiting job needs one"
        );
        yield return Socket(address);
        yield return Gate(around, address);
        yield return HostProgram.Search(around) is { } host
            ? new("weir-host", Finding.Ok, host)
            : new("weir-host", Finding.No, "not found beside weir, nor in ../lib/weir; set WEIR_HOST to its path");
        var native = !File.Exists(around.Program + ".dll");
        yield return new(
            "weir",
            native ? Finding.Ok : Finding.Limited,
            native
                ? $"native, {around.Program}"
                : $"not the native binary ({around.Program}): every submission takes longer; make native builds it"
        );
        yield return Data(around);
    }

    private static string Field(string name) =>
        File.ReadLines("/proc/self/status").First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static Finding Sqlite()
    {
        if (!NativeLibrary.TryLoad("libsqlite3.so.0", out var handle))
        {
            return new("SQLite", Finding.No, "libsqlite3.so.0 cannot be loaded; apt-get install libsqlite3-0");
        }

        NativeLibrary.Free(handle);
        return new("SQLite", Finding.Ok, "libsqlite3.so.0 can be loaded");
    }

    private static Finding Number(string name, string path, long enough)
    {
        if (!File.Exists(path))
        {
            return new(name, Finding.Limited, $"{path} is not there");
        }

        var value = long.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
        return new(name, value >= enough ? Finding.Ok : Finding.Limited, string.Create(CultureInfo.InvariantCulture, $"{value} a user"));
    }

    private static Finding Socket(ServerAddress address)
    {
        if (address.Socket is not { } path)
        {
            return new("server", Finding.Ok, $"{address}, over TCP; this machine's own socket is not asked");
        }

        try
        {
            using var socket = new System.Net.Sockets.Socket(
                System.Net.Sockets.AddressFamily.Unix,
                System.Net.Sockets.SocketType.Stream,
                System.Net.Sockets.ProtocolType.Unspecified
            );
            socket.Connect(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
            return new("socket", Finding.Ok, $"a Weir answers at {path}");
        }
        catch (System.Net.Sockets.SocketException)
        {
            return new("socket", Finding.Limited, $"nobody answers at {path}; weir up starts one");
        }
    }

    private static Finding Gate(ProcessContext around, ServerAddress address)
    {
        var path =
            around.Environment("WEIR_GATE")
            ?? Path.Combine(Path.GetDirectoryName((address.Socket ?? Connection.DefaultAddress(around).Socket)!)!, AgentFolder.Gate);
        if (!File.Exists(path))
        {
            return new("gate", Finding.Limited, $"{path} is not there: nothing is intercepted");
        }

        var first = File.ReadLines(path).FirstOrDefault();
        return first is "weir-gate 2" or "weir-gate 1"
            ? new("gate", Finding.Ok, path)
            : new("gate", Finding.Limited, $"{path} is of another version: {Printable.Escape(first)}");
    }

    private static Finding Data(ProcessContext around)
    {
        var folder =
            around.UserId == 0
                ? "/var/lib/weir"
                : Path.Combine(
                    around.Environment("XDG_STATE_HOME") is { Length: > 0 } state
                        ? state
                        : Path.Combine(around.Environment("HOME") ?? "/", ".local/state"),
                    "weir"
                );
        var probed = folder;
        while (!Directory.Exists(probed))
        {
            probed = Path.GetDirectoryName(probed)!;
        }

        var file = Path.Combine(probed, $".weir-doctor-{Environment.ProcessId}");
        try
        {
            using var stream = new FileStream(
                file,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            var watch = Stopwatch.StartNew();
            const int Times = 10;
            for (var i = 0; i < Times; i++)
            {
                stream.Write(new byte[512]);
                stream.Flush(flushToDisk: true);
            }

            var each = watch.Elapsed.TotalMilliseconds / Times;
            return new(
                "data",
                each < 20 ? Finding.Ok : Finding.Limited,
                string.Create(CultureInfo.InvariantCulture, $"{folder} (probed {probed}): {each:0.00} ms for a durable write")
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("data", Finding.No, $"{folder} cannot be written: {e.Message}; use --data DIR");
        }
    }
}
