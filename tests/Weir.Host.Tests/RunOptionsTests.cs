using System.Net;
using Weir.Agent;
using Weir.Jobs;

namespace Weir.Host.Tests;

public sealed class RunOptionsTests : IDisposable
{
    private const uint Anna = 1000;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("up", true, true)]
    [InlineData("server", true, false)]
    [InlineData("agent --server unix:/x", false, true)]
    public void The_first_word_is_the_role(string line, bool server, bool agent)
    {
        var options = Read(line);

        Assert.Equal((server, agent), (options.Server, options.Agent));
    }

    [Theory]
    [InlineData("")]
    [InlineData("down")]
    [InlineData("--data /x")]
    [InlineData("UP")]
    public void Without_a_role_all_options_are_shown(string line)
    {
        var usage = Wrong(line);

        Assert.StartsWith("weir-host up|server|agent [--data DIR] ", usage, StringComparison.Ordinal);
        Assert.EndsWith(" [--verbose]", usage, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_options_all_is_as_usual_for_the_machine_of_one_user()
    {
        var options = Read("up");

        Assert.Equal(_scratch[".local/state/weir"], options.Data);
        Assert.Equal(_scratch[".local/state/weir/run/weir.sock"], options.Socket);
        Assert.Equal(_scratch[".local/state/weir/run"], options.ControlFolder);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8740), options.Listen);
        Assert.Equal(Path.Join(AppContext.BaseDirectory, "weir"), options.Weir);
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromDays(30)), (options.QueueHistory, options.KeepJobs));
        Assert.Equal(
            (OnLeftovers.Wait, Quotas.Default, CommandText.Redacted),
            (options.OnLeftovers, options.Quotas, options.AgentFile.Commands)
        );
        Assert.Null(options.ThruPut);
        Assert.Null(options.Store);
        Assert.Null(options.ServerAddress);
        Assert.Null(options.TokenFile);
        Assert.Null(options.Reserve);
        Assert.Empty(options.TrustedMachines);
        Assert.False(options.Verbose);
    }

    [Fact]
    public void Root_has_the_machines_own_places()
    {
        var options = Read("server", user: 0);

        Assert.Equal(("/var/lib/weir", "/run/weir/weir.sock", "/run/weir"), (options.Data, options.Socket, options.ControlFolder));
    }

    [Theory]
    [InlineData("XDG_RUNTIME_DIR=/r XDG_STATE_HOME=/s HOME=/h", "/s/weir", "/r/weir/weir.sock")]
    [InlineData("XDG_STATE_HOME=/s HOME=/h", "/s/weir", "/s/weir/run/weir.sock")]
    [InlineData("XDG_RUNTIME_DIR= XDG_STATE_HOME= HOME=/h", "/h/.local/state/weir", "/h/.local/state/weir/run/weir.sock")]
    [InlineData("XDG_RUNTIME_DIR=/r", "/.local/state/weir", "/r/weir/weir.sock")]
    public void A_users_places_are_below_what_the_environment_names(string environment, string data, string socket)
    {
        var options = Read("server", environment: environment);

        Assert.Equal((data, socket), (options.Data, options.Socket));
    }

    [Theory]
    [InlineData("")]
    [InlineData("XDG_RUNTIME_DIR= HOME=")]
    public void Without_any_the_way_out_is_said(string environment) =>
        Assert.Equal(
            "there is no folder for the socket: set XDG_RUNTIME_DIR or HOME",
            Assert.Throws<UsageException>(() => Read("server", environment: environment)).Message
        );

    [Theory]
    [InlineData("up --data /srv/weir")]
    [InlineData("up --data=/srv/weir")]
    [InlineData("up --data=/srv/./x/../weir/")]
    [InlineData("up --data /elsewhere --data /srv/weir")]
    public void The_data_folder_is_named_and_the_last_name_counts(string line) => Assert.Equal("/srv/weir", Read(line).Data.TrimEnd('/'));

    [Fact]
    public void A_path_that_is_not_absolute_is_below_the_working_directory()
    {
        var options = Read("up --data d --socket s --weir w");

        Assert.Equal(
            (
                Path.Join(Environment.CurrentDirectory, "d"),
                Path.Join(Environment.CurrentDirectory, "s"),
                Path.Join(Environment.CurrentDirectory, "w")
            ),
            (options.Data, options.Socket, options.Weir)
        );
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--socket")]
    [InlineData("--weir")]
    [InlineData("--token-file")]
    [InlineData("--store-file")]
    [InlineData("--thruput-certificate")]
    [InlineData("--thruput-clients")]
    public void A_path_that_is_empty_is_said_to_be(string option)
    {
        Assert.Equal($"{option} is empty: give it a path, or leave it out", Wrong(["up", option, ""]));
        Assert.Equal($"{option} is empty: give it a path, or leave it out", Wrong(["up", $"{option}="]));
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--listen")]
    [InlineData("--quota")]
    [InlineData("--keep-days")]
    public void An_option_at_the_end_needs_its_value(string option) => Assert.Equal($"{option} needs a value", Wrong($"up {option}"));

    [Theory]
    [InlineData("--colour")]
    [InlineData("--colour=red")]
    [InlineData("extra")]
    [InlineData("-v")]
    [InlineData("--Data")]
    public void What_is_no_option_is_said_with_all_that_are(string word)
    {
        var wrong = Wrong($"server {word}");

        Assert.StartsWith($"'{word}' is not an option of server: there are --data --listen ", wrong, StringComparison.Ordinal);
        Assert.EndsWith(" --weir --verbose", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_option_cannot_steer_the_terminal() =>
        Assert.StartsWith("'\\x1B[2J'", Wrong("up \u001b[2J"), StringComparison.Ordinal);

    [Fact]
    public void A_sockets_path_is_as_long_as_the_kernel_takes_and_no_longer()
    {
        var longest = "/" + new string('x', 106);

        Assert.Equal(longest, Read($"up --socket {longest}").Socket);
        Assert.Equal("the socket's path is longer than 107 bytes: choose a shorter one with --socket", Wrong($"up --socket {longest}x"));
        Assert.Contains("longer than 107 bytes", Wrong($"up --socket /{new string('ä', 54)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("127.0.0.2:65535", "127.0.0.2:65535")]
    [InlineData("localhost:80", "127.0.0.1:80")]
    [InlineData("[::1]:8740", "[::1]:8740")]
    [InlineData("::1:8740", "[::1]:8740")]
    public void A_page_listens_on_loopback(string typed, string endPoint) =>
        Assert.Equal(endPoint, $"{Read($"up --listen {typed}").Listen}");

    [Fact]
    public void None_listens_nowhere() => Assert.Null(Read("up --listen none").Listen);

    [Theory]
    [InlineData("0.0.0.0:8740")]
    [InlineData("192.0.2.1:8740")]
    [InlineData("[::]:8740")]
    public void An_address_that_others_reach_needs_a_proxy(string address) =>
        Assert.StartsWith(
            $"{address} is reachable from other machines, and that needs TLS",
            Wrong($"up --listen {address}"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("8740")]
    [InlineData(":8740")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1:+1")]
    [InlineData("example.org:80")]
    [InlineData("http://127.0.0.1:80")]
    public void What_is_no_address_with_a_port_is_nothing_to_listen_on(string address) =>
        Assert.Equal(
            $"'{address}' is nothing to listen on: ADDRESS:PORT, such as 127.0.0.1:8740, or none",
            Wrong($"up --listen {address}")
        );

    [Fact]
    public void What_was_typed_goes_before_what_the_environment_says()
    {
        const string Environment =
            "HOME=/h WEIR_LISTEN=127.0.0.1:1 WEIR_URL=unix:/e WEIR_QUOTA=jobs=1 WEIR_RESERVE=1KiB WEIR_STORE=postgres://e/e";
        var said = Read("up", environment: Environment);
        var typed = Read("up --listen 127.0.0.1:2 --quota jobs=2 --reserve 2KiB --store postgres://t/t", environment: Environment);

        Assert.Equal(("127.0.0.1:1", 1, 1024L, "postgres://e/e"), ($"{said.Listen}", said.Quotas.Jobs, said.Reserve, said.Store));
        Assert.Equal(("127.0.0.1:2", 2, 2048L, "postgres://t/t"), ($"{typed.Listen}", typed.Quotas.Jobs, typed.Reserve, typed.Store));
        Assert.Equal("unix:/e", $"{Read("agent", environment: Environment).ServerAddress}");
        Assert.Equal("unix:/t", $"{Read("agent --server unix:/t", environment: Environment).ServerAddress}");
    }

    [Fact]
    public void A_variable_that_is_set_to_nothing_is_a_mistake()
    {
        Assert.Equal("WEIR_LISTEN is empty: give it a value, or leave it out", WrongIn("up", "HOME=/h WEIR_LISTEN="));
        Assert.Equal("WEIR_URL is empty: give it a value, or leave it out", WrongIn("agent", "HOME=/h WEIR_URL="));
    }

    [Fact]
    public void An_agent_needs_its_server_and_listens_to_nobody_unless_told_to()
    {
        Assert.Equal("an agent needs its server: --server URL, or WEIR_URL", Wrong("agent"));

        var agent = Read("agent --server https://batch.example.org", environment: "HOME=/h WEIR_LISTEN=127.0.0.1:1 WEIR_STORE=x");

        Assert.Equal("https://batch.example.org", $"{agent.ServerAddress}");
        Assert.Null(agent.Listen);
        Assert.Null(agent.Store);
        Assert.Equal("127.0.0.1:2", $"{Read("agent --server unix:/x --listen 127.0.0.1:2").Listen}");
    }

    [Theory]
    [InlineData("http://batch.example.org")]
    [InlineData("batch.example.org")]
    [InlineData("unix:relative")]
    public void A_server_that_is_none_is_said_with_what_is_allowed(string address) =>
        Assert.StartsWith($"'{address}' is not a server: unix:/PATH", Wrong($"agent --server {address}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("--thruput 127.0.0.1:1", "--thruput is for a server")]
    [InlineData("--trust-machine a", "--trust-machine is for a server")]
    public void What_is_a_servers_is_refused_to_an_agent(string option, string why) =>
        Assert.StartsWith(why, Wrong($"agent --server unix:/x {option}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a,b , c", "a b c")]
    [InlineData(",,", "")]
    public void Trusted_machines_are_names_with_commas_between_them(string typed, string machines) =>
        Assert.Equal(machines, string.Join(' ', Read(["server", "--trust-machine", typed]).TrustedMachines));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("UTC")]
    public void A_zone_is_one_of_the_time_zone_database(string zone) => Assert.Equal(zone, Read($"server --zone {zone}").BusinessDay.Zone);

    [Theory]
    [InlineData("Berlin")]
    [InlineData("CEST")]
    [InlineData("+02:00")]
    public void Another_is_refused(string zone) =>
        Assert.Equal($"'{zone}' is not a time zone: a name such as Europe/Berlin or UTC", Wrong($"server --zone {zone}"));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("36500", 36500)]
    [InlineData("all", null)]
    public void Jobs_are_kept_for_days_or_for_good(string typed, int? days) =>
        Assert.Equal(days is { } count ? TimeSpan.FromDays(count) : null, Read($"server --keep-days {typed}").KeepJobs);

    [Theory]
    [InlineData("0")]
    [InlineData("36501")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("ALL")]
    [InlineData("99999999999")]
    public void Another_number_of_days_is_refused(string typed) =>
        Assert.Equal($"'{typed}' is not a number of days to keep: 1 to 36500, or all", Wrong($"server --keep-days {typed}"));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1440", 1440)]
    public void Queue_sizes_are_kept_for_up_to_a_day(string typed, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Read($"server --queue-history {typed}").QueueHistory);

    [Theory]
    [InlineData("0")]
    [InlineData("1441")]
    [InlineData("15m")]
    public void Another_history_is_refused(string typed) =>
        Assert.Equal($"--queue-history '{typed}' is not a number of minutes: 1 to 1440", Wrong($"server --queue-history {typed}"));

    [Theory]
    [InlineData("kill", OnLeftovers.Kill)]
    [InlineData("wait", OnLeftovers.Wait)]
    [InlineData("keep", OnLeftovers.Keep)]
    public void What_becomes_of_leftovers_is_one_of_three_words(string word, OnLeftovers leftovers) =>
        Assert.Equal(leftovers, Read($"server --on-leftovers {word}").OnLeftovers);

    [Theory]
    [InlineData("Kill")]
    [InlineData("nothing")]
    public void Another_word_is_refused(string word) =>
        Assert.Equal($"--on-leftovers '{word}' is not allowed: kill, wait, keep", Wrong($"server --on-leftovers {word}"));

    [Fact]
    public void Quotas_add_up_over_several_options()
    {
        var quotas = Read("server --quota jobs=5,tokens=6 --quota=output=2KiB --quota jobs=7").Quotas;

        Assert.Equal((7, 6, 2048L, Quotas.Default.Held), (quotas.Jobs, quotas.Tokens, quotas.Output, quotas.Held));
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("jobs=0")]
    [InlineData("jobs=1KiB")]
    [InlineData("jobs=2147483648")]
    [InlineData("nothing=1")]
    [InlineData("output=1.5GiB")]
    public void A_quota_that_cannot_be_is_refused(string quota) =>
        Assert.Contains($"{quota.Split('=')[0]}", Wrong($"server --quota {quota}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("512", 512L)]
    [InlineData("64KiB", 65536L)]
    [InlineData("1gib", 1L << 30)]
    public void A_reserve_is_a_size(string typed, long bytes) => Assert.Equal(bytes, Read($"server --reserve {typed}").Reserve);

    [Theory]
    [InlineData("-1")]
    [InlineData("1GB")]
    [InlineData("10%")]
    [InlineData("9999999999TiB")]
    public void Another_reserve_is_refused(string typed) =>
        Assert.StartsWith($"--reserve '{typed}' is not a size: ", Wrong($"server --reserve {typed}"), StringComparison.Ordinal);

    [Fact]
    public void Files_of_tokens_and_certificates_are_named()
    {
        var options = Read(
            "server --token-file /t --thruput 192.0.2.1:4100 --thruput-certificate c.pem --thruput-clients /d.pem --verbose"
        );

        Assert.Equal(("/t", true), (options.TokenFile, options.Verbose));
        Assert.Equal(
            new ThruPutListening(
                new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4100),
                Path.Join(Environment.CurrentDirectory, "c.pem"),
                "/d.pem"
            ),
            options.ThruPut
        );
    }

    [Theory]
    [InlineData("up", CommandText.Full)]
    [InlineData("agent --server unix:/x", CommandText.Full)]
    [InlineData("server", CommandText.Redacted)]
    public void The_agents_own_file_is_read_where_there_is_an_agent(string line, CommandText commands)
    {
        _scratch.Folder("weir");
        _scratch.File("weir/agent.yaml", "commands: full\n");

        Assert.Equal(commands, Read(line, environment: $"HOME=/h XDG_CONFIG_HOME={_scratch.Path}").AgentFile.Commands);
    }

    private RunOptions Read(string line, uint user = Anna, string? environment = null) =>
        Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), user, environment);

    private RunOptions Read(string[] words, uint user = Anna, string? environment = null)
    {
        var entries = (environment ?? $"HOME={_scratch.Path}")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .ToDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);
        return RunOptions.Read(words, user, entries.GetValueOrDefault);
    }

    private string Wrong(string line) => Assert.Throws<UsageException>(() => Read(line)).Message;

    private string Wrong(string[] words) => Assert.Throws<UsageException>(() => Read(words)).Message;

    private string WrongIn(string line, string environment) =>
        Assert.Throws<UsageException>(() => Read(line, environment: environment)).Message;
}
