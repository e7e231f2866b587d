"""Start and stop Spark in a JVM of its own, on loopback, quiet, with every file in one folder.

Raises NoSpark when it is imported without pyspark.
"""

import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, TimeoutExpired

from bot.research.engine.errors import NoSpark
from bot.research.engine.java import TO_DO, check_java
from bot.research.engine.spark_home import environment, make_home

try:
    import pyspark
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import AnalysisException, ParseException, PySparkException
    from pyspark.java_gateway import launch_gateway
    from pyspark.logger import PySparkLogger
    from pyspark.sql import SparkSession as Session
except ModuleNotFoundError:
    raise NoSpark(f"pyspark is not installed: {TO_DO}") from None

__all__ = ["AnalysisException", "ParseException", "Py4JError", "PySparkException", "Session", "start", "stop"]
_STOPS_WITHIN = 30  # seconds
_SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "32",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}


def start(master: str, memory: str, options: Mapping[str, str], temp: Path) -> Session:
    """Return a session of a new JVM, whose files are in `temp`; raise NoSpark when it does not start."""
    check_java()
    _silence()
    if SparkContext._active_spark_context:  # noqa: SLF001 — there is no public question
        raise NoSpark("one Spark at a time runs in a process: close the other engine")
    make_home(Path(pyspark.__file__).parent, temp / "home")
    settings = {
        **_SETTINGS,
        **_places(temp),
        "spark.master": master,
        "spark.driver.memory": memory,
        **options,
    }
    conf = SparkConf(loadDefaults=False).setAppName("ganwei").setAll(list(settings.items()))
    with environment(temp / "home"):
        try:
            quiet = {"stdout": DEVNULL, "stderr": DEVNULL}
            gateway = launch_gateway(conf, quiet)  # type: ignore[no-untyped-call]
            return Session(SparkContext(conf=conf, gateway=gateway))
        except (PySparkException, Py4JError, OSError, ValueError) as error:
            stop(None)
            raise NoSpark(f"Spark did not start ({type(error).__name__}): {TO_DO}") from None


def _silence() -> None:
    """Keep pyspark's own loggers from writing to stderr: they quote the value that a query failed on."""
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        PySparkLogger.getLogger(name).disabled = True
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)


def _places(temp: Path) -> dict[str, str]:
    java = f'"-Djava.io.tmpdir={temp}" -XX:-UsePerfData'
    return {
        "spark.local.dir": str(temp / "spill"),
        "spark.sql.warehouse.dir": str(temp / "warehouse"),
        "spark.driver.extraJavaOptions": java,
        "spark.executor.extraJavaOptions": java,
    }


def stop(session: Session | None) -> None:
    """End a session and its JVM, so that the memory is free and a next one has its own folder."""
    if session:
        session.stop()
    gateway, SparkContext._gateway, SparkContext._jvm = SparkContext._gateway, None, None  # noqa: SLF001
    if gateway is None:
        return
    gateway.shutdown()
    with suppress(OSError):
        gateway.proc.stdin.close()  # the JVM ends when this does
    try:
        gateway.proc.wait(_STOPS_WITHIN)
    except TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()
