using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>
/// A machine in which all oddities run three times: without the gate, through a gate whose rules do not match them, and tracked.
/// All tables run by one start of cron, all scripts by one of atd, all other starts by one shell.
/// </summary>
internal sealed partial class OddMachine(GateMachine machine, Seen seen) : IAsyncDisposable
{
    // Whatever starts the tests has limits, variables and descriptors of its own: the machine's daemons are to have these.
    private static readonly string[] Fixed =
    [
        "bash",
        "-c",
        "for fd in /proc/self/fd/*; do fd=${fd##*/}; if test \"$fd\" -gt 2; then eval \"exec $fd>&-\"; fi; done; exec \"$@\"",
        "fixed",
        "env",
        "-i",
        "--default-signal",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "setpriv",
        "--inh-caps=-all",
        "prlimit",
        "--nofile=1024:4096",
        "--nproc=8000:8000",
        "--memlock=8388608:8388608",
        "--sigpending=8000:8000",
        "--stack=8388608:unlimited",
        "--core=0:unlimited",
        "--as=unlimited:unlimited",
        "--fsize=unlimited:unlimited",
    ];

    private const string Prepare = """
        set -e
        mkdir -p /run/weir /run/start /run/out /run/work; mkdir -m 1777 /run/facts
        mount --bind "$FOLDER" /run/weir
        gcc -O1 -static -o /run/probe "$PROBE"
        mkfifo -m 666 /run/odd-fifo
        : > /run/odd-in
        printf 'ODDRC=read\n: second line\necho "$ODDRC $# $*"\n' > /run/oddrc
        : > /etc/environment; : > /etc/default/locale; : > /etc/security/limits.conf; : > /etc/at.deny
        rm -f /etc/security/limits.d/* /var/spool/cron/crontabs/* /var/spool/cron/atjobs/a*
        """;

    private const string StartAll = """
        way=$1; shift
        cd /run/start
        for file in *.setting; do
          name=${file%.setting}
          setting=$(cat "$file"; printf .); command=$(cat "$name.command"; printf .)
          echo "$way $name" > /run/out/last
          (cd /run/work; exec timeout --foreground 20 env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/root USER=root LOGNAME=root SHELL=/bin/sh \
            bash --norc -c "${setting%.}" start "$@" "${command%.}") > /run/out/output 2> /run/out/error < /dev/null
          echo $? > /run/out/status
          mkdir "/run/out/$name"
          mv /run/out/output /run/out/error /run/out/status "/run/out/$name"
          if test -e "/run/facts/oddity-$name"; then mv "/run/facts/oddity-$name" "/run/out/$name/file"; fi
        done
        exit 0
        """;

    private readonly IReadOnlyList<OddCase> _cron = OddCase.Read("cron.txt"),
        _at = OddCase.Read("at.txt"),
        _starts = OddCase.Read("starts.txt");

    // A mail of at says which job it is from by its number only.
    private readonly Dictionary<string, string> _atNumbers = [];

    private Commands Commands => machine.Up.Commands;

    public async Task PrepareAsync()
    {
        var folder = Path.Combine(machine.Up.Folder, "odd");
        Directory.CreateDirectory(folder);
        await Do(
            Commands.With("FOLDER", machine.Up.Folder).With("PROBE", SourceTree.PathOf("tests/Weir.EndToEnd.Tests/Oddities/probe.c")),
            Prepare
        );
        foreach (var odd in _cron)
        {
            await Write($"{folder}/cron-{odd.Name}", odd.Text);
        }

        foreach (var odd in _at)
        {
            await Write($"{folder}/at-{odd.Name}.setting", odd.Setting);
            await Write($"{folder}/at-{odd.Name}.script", odd.Text);
        }

        foreach (var odd in _starts)
        {
            await Write($"{folder}/{odd.Name}.setting", odd.Setting);
            await Write($"{folder}/{odd.Name}.command", odd.Text);
        }

        StringBuilder tables = new("set -e\n");
        foreach (var odd in _cron)
        {
            var user = Encoding.UTF8.GetString(odd.Setting);
            var table = user == "system" ? $"/etc/cron.d/{odd.Name}" : $"/var/spool/cron/crontabs/{user}";
            tables.Append(
                user == "system"
                    ? $"install -m 644 {folder}/cron-{odd.Name} {table}\n"
                    : $"install -m 600 -o {user} -g crontab {folder}/cron-{odd.Name} {table}\n"
            );
        }

        tables.Append($"cp {folder}/*.setting {folder}/*.command /run/start; rm -f /run/start/at-*\n");
        await Do(Commands, tables.ToString());
    }

    /// <summary>Has the gate stand before cron and at, in force or not.</summary>
    public Task InstallAsync() =>
        Do(
            Commands,
            string.Join(
                '\n',
                [
                    "set -e",
                    "weir gate install cron --system 2>&1",
                    "weir gate install at 2>&1",
                    .. _cron
                        .Select(odd => Encoding.UTF8.GetString(odd.Setting))
                        .Where(user => user != "system")
                        .Distinct()
                        .Select(user => $"weir gate install cron --user {user} 2>&1"),
                    "weir gate start cron; weir gate start at; weir gate start run",
                ]
            )
        );

    public Task RemoveAsync() => Do(Commands, "weir gate remove cron && weir gate remove at && rm -rf /tmp/odd-* $'/tmp/odd\nline'");

    /// <summary>All tables as they lie on the disk, with owners and modes.</summary>
    public Task<string> Tables() =>
        machine.Run(
            "cd / && find var/spool/cron/crontabs etc/cron.d etc/crontab -type f | sort | while read -r file; do stat -c '%n %U %G %a' $file; md5sum < $file; done"
        );

    /// <summary>Runs everything once. <paramref name="marked"/>: at's scripts get the gate's mark before they run.</summary>
    public async Task RunAsync(string pass, bool marked, params IReadOnlyList<(string Way, string[] Words)> starts)
    {
        await Do(
            Commands,
            "rm -rf /run/facts/* /run/crond.reboot /run/crond.pid; : > /run/mail; : > /run/mail.lock; chmod 666 /run/mail /run/mail.lock"
        );
        var cron = Commands.Start(Fixed[0], [.. Fixed[1..], "cron", "-f"]);
        await Submit();
        if (marked)
        {
            await machine.Until("grep -L 'at-run .* # weir:gate$' /var/spool/cron/atjobs/a* 2>/dev/null || :", text => text.Length == 0);
        }

        var at = Commands.Start(Fixed[0], [.. Fixed[1..], "atd", "-f", "-b", "1", "-l", "100"]);
        foreach (var (way, words) in starts)
        {
            await Start(way, words);
        }

        await AtRest(cron);
        await machine.Until("ls /var/spool/cron/atjobs", text => text.Length == 0);
        await AtRest(at);
        foreach (var daemon in (Process[])[cron, at])
        {
            daemon.Kill();
            await daemon.WaitForExitAsync(CancellationToken.None);
            daemon.Dispose();
        }

        await Collect(pass);
    }

    /// <summary>Runs the plain case by one more way in: a line of shell that prints what the probe says.</summary>
    public async Task SeePlainAsync(string way, string line)
    {
        var ran = await Commands.Run(
            Fixed[0],
            [
                .. Fixed[1..],
                "bash",
                "-c",
                $"cd /run/work; export HOME=/root USER=root LOGNAME=root SHELL=/bin/sh PATH={Binaries.Folder}:/usr/bin:/bin; {line}",
            ]
        );
        Assert.True(ran.Status == 0, $"{line}: {ran.Output}{ran.Error}");
        seen.Add(way, "plain", "output", ran.Output.Replace("\r", "", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => machine.DisposeAsync();

    // One shell for all: a submission a process would cost more than all scripts.
    private async Task Submit()
    {
        StringBuilder all = new("rm -rf /run/numbers; mkdir -m 777 /run/numbers\n");
        foreach (var odd in _at)
        {
            all.Append(
                $"(cd /run/work; exec env -i PATH=/usr/bin:/bin HOME=/root USER=root LOGNAME=root bash --norc -c \"$(cat {machine.Up.Folder}/odd/at-{odd.Name}.setting)\" < {machine.Up.Folder}/odd/at-{odd.Name}.script) 2> /run/numbers/{odd.Name}\n"
            );
        }

        await Do(Commands, all.ToString());
        _atNumbers.Clear();
        foreach (Match said in NumberSaid().Matches(await machine.Run("grep -H '^job ' /run/numbers/* || :")))
        {
            _atNumbers[said.Groups[2].Value] = said.Groups[1].Value;
        }
    }

    private async Task Start(string way, string[] words)
    {
        var ran = await Commands
            .Within(TimeSpan.FromMinutes(5))
            .Run(Fixed[0], [.. Fixed[1..], "bash", "-c", StartAll, "starts", way, .. words]);
        Assert.True(ran.Status == 0, ran.Error);
        foreach (var odd in _starts)
        {
            var (status, output, error, file) = (
                await Read($"/run/out/{odd.Name}/status"),
                await Read($"/run/out/{odd.Name}/output"),
                await Read($"/run/out/{odd.Name}/error"),
                await Read($"/run/out/{odd.Name}/file")
            );
            seen.Add(way, odd.Name, "status", status?.Trim() ?? "none");
            seen.Add(way, odd.Name, "output", output ?? "");
            seen.Add(way, odd.Name, "error", error ?? "");
            if (file is not null)
            {
                seen.Add(way, odd.Name, "file", file);
            }
        }

        await Do(Commands, "rm -rf /run/out/*");
    }

    // A daemon that sleeps and has no child has done all that there was.
    private async Task AtRest(Process daemon) =>
        await machine.Until(
            $"cat /proc/{daemon.Id}/task/{daemon.Id}/children; grep -q '[a-z]' /proc/{daemon.Id}/wchan && cat /proc/{daemon.Id}/wchan || cut -d' ' -f1 /proc/{daemon.Id}/syscall",
            text =>
                text.Trim()
                    is "230"
                        or "115"
                        or "35"
                        or "hrtimer_nanosleep"
                        or "do_nanosleep"
                        or "34"
                        or "133"
                        or "do_sigtimedwait"
                        or "pause"
                        or "__do_sys_pause"
        );

    private async Task Collect(string pass)
    {
        var mails = (await Read("/run/mail") ?? "").Split("=== end\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var mail in mails)
        {
            var body = mail.IndexOf("\n\n", StringComparison.Ordinal);
            var of = OutputOf().Match(mail);
            var isAt = of.Success;
            var name = isAt ? _atNumbers.GetValueOrDefault(of.Groups[1].Value, "unknown") : NameIn(mail, _cron);
            var way = (isAt ? "at" : "cron") + pass;
            seen.Add(way, name, "header", mail[..body]);
            seen.Add(way, name, "output", mail[(body + 2)..]);
        }

        var files = (await machine.Run("cd /run/facts && find . -type f")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file).Replace(OddCase.Mark, "", StringComparison.Ordinal);
            var way = _cron.Any(odd =>
                odd.Name == name && Encoding.UTF8.GetString(odd.Text).Contains(OddCase.Facts + OddCase.Mark, StringComparison.Ordinal)
            )
                ? "cron"
                : "at";
            seen.Add(way + pass, name, "file", await Read(Path.Combine(OddCase.Facts, file)) ?? "");
        }
    }

    private static string NameIn(string mail, IReadOnlyList<OddCase> cases) =>
        cases
            .Select(odd => odd.Name)
            .OrderByDescending(name => name.Length)
            .FirstOrDefault(name => mail.Contains(OddCase.Mark + name, StringComparison.Ordinal))
        ?? "unknown";

    // Through the machine's own eyes: its /run is not ours. One character a byte.
    private async Task<string?> Read(string path)
    {
        var ran = await Commands.Shell($"test -e '{path}' && base64 -w0 '{path}'");
        return ran.Status == 0 ? Encoding.Latin1.GetString(Convert.FromBase64String(ran.Output)) : null;
    }

    private static Task Write(string path, byte[] bytes) => File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

    private static async Task Do(Commands commands, string script)
    {
        var ran = await commands.RunWithInput(script, "bash", "-s");
        Assert.True(ran.Status == 0, $"ended with {ran.Status}: {ran.Output}{ran.Error}");
    }

    [GeneratedRegex(@"^/run/numbers/([^:]+):job (\d+) at", RegexOptions.Multiline)]
    private static partial Regex NumberSaid();

    [GeneratedRegex(@"Output from your job +(\d+)")]
    private static partial Regex OutputOf();
}
