using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using Weir.ThruPut;

namespace Weir.Web.Tests;

public sealed class ThruPutTests
{
    private const uint Nobody = 65_534;

    [Theory]
    [InlineData("GSQ")]
    [InlineData("PSQ")]
    [InlineData("SGJ")]
    [InlineData("SPJ")]
    [InlineData("HSL")]
    [InlineData("HSQ")]
    public async Task Each_request_with_an_empty_body_is_answered(string type)
    {
        await using var fixture = await WebFixture.OpenAsync();

        var answer = await AskAsync(fixture, Request(type, $"<body_{type.ToLowerInvariant()}/>"));

        Assert.Equal((HttpStatusCode.OK, "application/xml"), (answer.Status, answer.Type));
        var response = Response(answer);
        Assert.Equal(("OK", type, "C217BC0E"), (Text(response, "status"), Text(response, "response_type"), Text(response, "response_id")));
        Assert.NotNull(response.Element($"body_{type.ToLowerInvariant()}"));
    }

    [Fact]
    public async Task Before_the_first_five_minutes_are_over_HXA_has_nothing_and_HCA_no_entries()
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.Equal(ErrorCodes.NothingCollected, CodeOf(await AskAsync(fixture, Request("HXA", ""))));
        Assert.Empty(Response(await AskAsync(fixture, Request("HCA", ""))).Descendants("entry"));
    }

    [Fact]
    public async Task A_job_that_waits_is_counted_listed_and_told_about()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY");

        var jobs = Response(await AskAsync(fixture, Request("SGJ", "<body_sgj><delayed>Y</delayed></body_sgj>")))
            .Descendants("job")
            .ToList();
        var delayed = Response(await AskAsync(fixture, Request("GSQ", ""))).Descendants("dn").Sum(count => (int)count);
        var details = Response(await AskAsync(fixture, Request("SGD", $"<body_sgd><name>NIGHTLY</name><id>J{number:D7}</id></body_sgd>")));

        var job = Assert.Single(jobs);
        Assert.Equal(("NIGHTLY", $"J{number:D7}", Environment.UserName), (Text(job, "name"), Text(job, "id"), Text(job, "owner")));
        Assert.Equal(("M", "Indeterminate - Delayed", "99999"), (Text(job, "position"), Text(job, "ets"), Text(job, "ets_code")));
        Assert.Equal(1, delayed);
        Assert.Equal(("NIGHTLY", $"J{number:D7}"), (Text(details.Element("body_sgd")!, "name"), Text(details.Element("body_sgd")!, "id")));
        Assert.Equal("Y", details.Descendants("section").Single(section => Text(section, "rm") == "USER").Element("holding")!.Value);
        Assert.Empty(Response(await AskAsync(fixture, Request("SGJ", "<body_sgj><delayed>N</delayed></body_sgj>"))).Descendants("job"));
    }

    [Theory]
    [InlineData("NIGHTLY", "J9999999", ErrorCodes.NoSuchJob)]
    [InlineData("NIGHTLY", "J0000000", ErrorCodes.NoSuchJob)]
    [InlineData("OTHER", null, ErrorCodes.NameAndId)]
    public async Task A_job_that_is_not_there_or_is_another_is_an_error(string name, string? id, string code)
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY");

        Assert.Equal(
            code,
            CodeOf(await AskAsync(fixture, Request("SGD", $"<body_sgd><name>{name}</name><id>{id ?? $"J{number:D7}"}</id></body_sgd>")))
        );
    }

    [Fact]
    public async Task A_job_that_waits_no_more_has_its_sections_too()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY");
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/cancel", new { text = "not wanted" });

        var sections = Response(await AskAsync(fixture, Request("SGD", $"<body_sgd><name>NIGHTLY</name><id>J{number:D7}</id></body_sgd>")))
            .Descendants("section")
            .ToList();

        Assert.Equal(["SLM", "Info"], sections.Select(section => section.Element("rm")!.Value));
        Assert.All(sections, section => Assert.Equal("N", section.Element("holding")!.Value));
        Assert.Equal(
            ["Execution ended", "", "It is Cancelled: cancelled by root at here: not wanted."],
            sections[0].Elements("line").Select(line => line.Value)
        );
        Assert.Contains("Submission Class WEIR/DEFAULT", sections[1].Elements("line").Select(line => line.Value));
    }

    [Fact]
    public async Task A_user_sees_counts_lists_and_histories_of_own_jobs_only()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("ROOTS");

        async Task<Answer> As(string body) => await OtherUser.AskAsync(fixture, Nobody, null, "POST", "thruput", body);

        Assert.Equal(0, Response(await As(Request("GSQ", ""))).Descendants("dn").Sum(count => (int)count));
        Assert.Equal(1, Response(await AskAsync(fixture, Request("GSQ", ""))).Descendants("dn").Sum(count => (int)count));
        Assert.Empty(Response(await As(Request("SGJ", ""))).Descendants("job"));
        Assert.Equal(
            ErrorCodes.NoSuchJob,
            CodeOf(await As(Request("SGD", $"<body_sgd><name>ROOTS</name><id>J{number:D7}</id></body_sgd>")))
        );
    }

    [Fact]
    public async Task On_TCP_a_token_is_needed_and_a_viewer_sees_all()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("ROOTS");
        using var viewer = await fixture.WithTokenAsync("viewer");

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(fixture.Tcp, Request("SGJ", ""))).Status);
        Assert.Single(Response(await AskAsync(viewer, Request("SGJ", ""))).Descendants("job"));
    }

    [Fact]
    public async Task What_is_no_message_gets_an_error_with_its_place_and_the_next_one_an_answer()
    {
        await using var fixture = await WebFixture.OpenAsync();

        var broken = Response(await AskAsync(fixture, "<TM>\n<request></TM>"));
        Assert.Equal(
            ("ERROR", ErrorCodes.NotWellFormed, "2", "12"),
            (Text(broken, "status"), Text(broken, "error_code"), Text(broken, "error_line"), Text(broken, "error_column"))
        );
        Assert.Equal(
            ErrorCodes.DtdNotAllowed,
            CodeOf(await AskAsync(fixture, "<!DOCTYPE TM [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><TM>&a;</TM>"))
        );
        Assert.Equal(ErrorCodes.NotWellFormed, CodeOf(await AskAsync(fixture, "")));
        Assert.Equal("OK", Text(Response(await AskAsync(fixture, Request("GSQ", ""))), "status"));
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_before_it_is_read()
    {
        await using var fixture = await WebFixture.OpenAsync();

        var answer = await AskAsync(fixture, new string(' ', RequestReader.Longest + 1));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ErrorCodes.TooLarge), (answer.Status, CodeOf(answer)));
    }

    [Fact]
    public async Task Requests_are_counted_by_who_refreshes()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await AskAsync(fixture, Request("GSQ", "<body_gsq><auto>Y</auto></body_gsq>"));
        await AskAsync(fixture, Request("GSQ", "<body_gsq><auto>Y</auto></body_gsq>"));
        await AskAsync(fixture, Request("NONE", ""));

        var metrics = (await fixture.SendAsync(HttpMethod.Get, "metrics")).Body;

        Assert.Contains("weir_thruput_requests_total{type=\"GSQ\",auto=\"Y\",code=\"OK\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains("weir_thruput_requests_total{type=\"\",auto=\"\",code=\"2003\"} 1\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_served()
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.Contains(
            "<xs:element name=\"TM\">",
            (await fixture.SendAsync(HttpMethod.Get, "thruput.xsd")).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task On_a_connection_messages_follow_each_other_and_it_goes_on_after_an_error()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY");
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.ThruPut, WebFixture.Cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"{Request("SGJ", "")}\n<TM><broken></TM>\n{Request("GSQ", "")}"),
            WebFixture.Cancellation
        );

        var framer = new MessageFramer(stream, 1 << 20);
        var replies = new List<ThruPutReply>();
        while (replies.Count < 3 && await framer.NextAsync(WebFixture.Cancellation) is { } message)
        {
            replies.Add(ReplyReader.Read(message).Reply!);
        }

        Assert.Single(Assert.IsType<SgjReply>(replies[0]).Jobs);
        Assert.Equal(ErrorCodes.NotWellFormed, Assert.IsType<ErrorReply>(replies[1]).Error.Code);
        Assert.IsType<GsqReply>(replies[2]);
    }

    [Fact]
    public async Task A_connection_without_an_end_in_sight_is_answered_and_closed()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.ThruPut, WebFixture.Cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Unicode.GetBytes("<TM/>"), WebFixture.Cancellation);

        var framer = new MessageFramer(stream, 1 << 20);
        var reply = ReplyReader.Read((await framer.NextAsync(WebFixture.Cancellation))!.Value).Reply;

        Assert.Equal(ErrorCodes.NotUtf8, Assert.IsType<ErrorReply>(reply).Error.Code);
        Assert.Null(await framer.NextAsync(WebFixture.Cancellation));
    }

    private static string Request(string type, string body) =>
        $"<TM><protocol_version>0001</protocol_version><request><request_type>{type}</request_type><request_id>C217BC0E</request_id>"
        + $"<date_time>2017082914463285</date_time><data_version>0001</data_version>{body}</request></TM>";

    private static Task<Answer> AskAsync(WebFixture fixture, string message) => AskAsync(fixture.Local, message);

    private static Task<Answer> AskAsync(HttpClient client, string message) =>
        WebFixture.SendAsync(client, HttpMethod.Post, "thruput", message);

    private static XElement Response(Answer answer) => XDocument.Parse(answer.Body).Root!.Element("response")!;

    private static string CodeOf(Answer answer) => Text(Response(answer), "error_code");

    private static string Text(XElement element, string name) => element.Element(name)!.Value;
}
